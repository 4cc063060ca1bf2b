pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// One line of a table: what it is, and how it is. `warns` has its sign, too.
Item {
    id: row

    required property string sign
    required property string label
    required property string value
    property bool warns: false
    property real px: Theme.dense ? Theme.secondaryPx * 0.94 : Theme.bodyPx * 0.8

    implicitHeight: Math.max(icon.height, name.height, said.height) + Theme.mm(Theme.fit > 0.8 ? 2.4 : 1.2)
    visible: value !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    Icon {
        id: icon
        anchors.verticalCenter: parent.verticalCenter
        name: row.warns ? "check!" : row.sign
        ink: row.warns ? Theme.c.danger : Theme.c.text2
        size: row.px * 1.3
    }
    Text {
        id: name
        anchors { left: icon.right; leftMargin: Theme.mm(2); verticalCenter: parent.verticalCenter }
        width: row.width * 0.42 - x
        text: row.label
        color: Theme.c.text2
        font.family: Theme.family
        font.pixelSize: row.px
        wrapMode: Text.WordWrap
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
    Text {
        id: said
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        width: row.width * 0.58 - Theme.smallGap
        text: row.value
        color: row.warns ? Theme.c.danger : Theme.c.text
        font.family: Theme.family
        font.weight: row.warns ? Font.Bold : Font.DemiBold
        font.pixelSize: row.px
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
