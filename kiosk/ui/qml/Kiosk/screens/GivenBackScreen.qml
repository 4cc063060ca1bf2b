pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The door is free again, and the person is finished.
ScreenFrame {
    id: screen

    required property GivenBackBridge bridge

    DoorHead {
        width: parent.width
        number: screen.bridge.door.number
        doorState: "free"
        title: screen.bridge.visiting ? qsTr("Thank you. You have left.") : qsTr("Door %1 is free again.").arg(screen.bridge.door.number)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: !screen.bridge.visiting ? qsTr("You are done. Thank you.")
            : screen.bridge.forToday ? qsTr("Your pass opens a door for you again on your next day.")
            : qsTr("Your pass opens nothing any more. Goodbye.")
    }
    controls: ButtonPair {
        width: parent.width
        visible: screen.bridge.canUndo
        BigButton {
            objectName: "undo"
            Layout.fillWidth: true
            sign: "undo"
            text: qsTr("I still need it")
            onClicked: screen.bridge.undo()
        }
    }
}
