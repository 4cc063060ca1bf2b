pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The lock board of the holder's door does not answer.
ScreenFrame {
    id: screen

    required property DoorOutOfReachBridge bridge
    required property ShellBridge shell

    DoorHead {
        width: parent.width
        number: screen.bridge.door.number
        doorState: "check"
        title: qsTr("Door %1 does not answer.").arg(screen.bridge.door.number)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("Your things are safe inside. Somebody opens it for you.")
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
    }
    controls: ButtonPair {
        width: parent.width
        BigButton {
            objectName: "leave"
            Layout.fillWidth: true
            kind: "primary"
            text: qsTr("Done")
            onClicked: screen.bridge.leave()
        }
    }
}
