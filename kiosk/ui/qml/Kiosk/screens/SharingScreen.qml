pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// A colleague may open the door, and its holder can take that back.
ScreenFrame {
    id: screen

    required property SharingBridge bridge
    required property ShellBridge shell

    DoorHead {
        width: parent.width
        number: screen.bridge.door.number
        doorState: "yours"
        title: qsTr("Sharing is on %1.", "until when").arg(Words.until(screen.bridge.until))
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("%1 can open door %2.", "initials, door").arg(screen.bridge.initials).arg(screen.bridge.door.number)
    }
    BodyText {
        width: parent.width
        quiet: true
        text: qsTr("It stays yours, and you can stop this at any time.")
    }
    controls: ButtonPair {
        width: parent.width
        stacked: true
        BigButton {
            objectName: "stopSharing"
            Layout.fillWidth: true
            kind: screen.bridge.begun ? "plain" : "primary"
            sign: "close"
            text: qsTr("Stop sharing")
            onClicked: screen.bridge.stop()
        }
        DoneButton {
            shell: screen.shell
            kind: screen.bridge.begun ? "primary" : "plain"
        }
    }
}
