pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Something else that needs doing, with its sign.
Rectangle {
    id: notice

    required property string text
    property string sign: "check!"
    property bool good: false

    implicitHeight: words.implicitHeight + 2 * Theme.smallGap
    radius: Theme.radius
    color: good ? Theme.c.ok : Theme.c.warn
    border.width: Theme.contrast ? Theme.stroke : 0
    border.color: good ? Theme.c.okInk : Theme.c.warnInk
    visible: text !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: icon
        x: Theme.smallGap
        anchors.verticalCenter: parent.verticalCenter
        name: notice.sign
        ink: words.color
    }
    Text {
        id: words
        anchors { left: icon.right; leftMargin: Theme.smallGap; right: parent.right; rightMargin: Theme.smallGap }
        anchors.verticalCenter: parent.verticalCenter
        text: notice.text
        color: notice.good ? Theme.c.okInk : Theme.c.warnInk
        font.family: Theme.family
        font.weight: Font.Medium
        font.pixelSize: Theme.secondaryPx
        wrapMode: Text.WordWrap
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
