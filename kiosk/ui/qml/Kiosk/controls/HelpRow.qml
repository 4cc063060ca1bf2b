pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// One way to reach somebody.
Item {
    id: row

    required property string sign
    required property string text

    implicitHeight: Math.max(icon.height, words.height)
    visible: text !== ""
    Icon {
        id: icon
        anchors.verticalCenter: parent.verticalCenter
        name: row.sign
        ink: Theme.c.text2
    }
    Text {
        id: words
        anchors { left: icon.right; leftMargin: Theme.gap; right: parent.right; verticalCenter: parent.verticalCenter }
        text: row.text
        color: Theme.c.text
        font.family: Theme.family
        font.weight: Font.DemiBold
        font.pixelSize: Theme.bodyPx
        wrapMode: Text.WordWrap
        textFormat: Text.PlainText
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
