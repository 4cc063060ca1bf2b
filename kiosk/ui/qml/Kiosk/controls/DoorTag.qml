pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A door's plate where there are several: its number and the sign of its state. The words stand beside it.
Rectangle {
    id: tag

    required property string number
    required property string doorState

    implicitWidth: Theme.mm(Math.max(17, 24 * Theme.fit))
    implicitHeight: implicitWidth
    radius: Theme.radius * 0.8
    color: Theme.stateColor(doorState)
    border.width: Theme.contrast ? Theme.stroke : 0
    border.color: Theme.c.border

    Column {
        anchors.centerIn: parent
        spacing: tag.height * 0.02
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            text: tag.number
            color: Theme.inkOnState(tag.doorState)
            font.family: Theme.family
            font.weight: Font.Bold
            font.pixelSize: tag.width * (tag.number.length > 3 ? 0.3 : tag.number.length > 2 ? 0.38 : 0.46)
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: tag.doorState === "check" ? "check!" : tag.doorState
            ink: Theme.inkOnState(tag.doorState)
            size: tag.width * 0.24
            weight: 2.3
        }
    }
}
