pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A compartment in a list: its number, and the sign of its state.
Rectangle {
    id: tag

    required property string number
    required property string doorState      // as Theme.stateColor has it; "" for what is no door
    property string sign: doorState
    readonly property color ink: doorState === "" ? Theme.c.warnInk : Theme.inkOnState(doorState)

    radius: Theme.radius * 0.6
    color: doorState === "" ? Theme.c.warn : Theme.stateColor(doorState)
    border.width: Theme.contrast ? Theme.stroke : 0
    border.color: Theme.c.border

    Column {
        anchors.centerIn: parent
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: tag.number !== ""
            text: tag.number
            color: tag.ink
            font.family: Theme.family
            font.weight: Font.Bold
            font.pixelSize: tag.width * (tag.number.length > 3 ? 0.3 : tag.number.length > 2 ? 0.36 : 0.44)
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: tag.sign
            ink: tag.ink
            size: tag.width * (tag.number === "" ? 0.5 : 0.26)
            weight: 2.3
        }
    }
}
