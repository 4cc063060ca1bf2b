pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The door stuck. Its holder's things are safe; whoever has none inside may have another.
ScreenFrame {
    id: screen

    required property DoorDidNotOpenBridge bridge
    required property ShellBridge shell

    DoorHead {
        width: parent.width
        number: screen.bridge.door.number
        doorState: "check"
        title: qsTr("Door %1 is stuck.").arg(screen.bridge.door.number)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.holdsThings ? qsTr("Your things are safe. Press the door shut, then try again.")
            : screen.bridge.otherFree ? qsTr("Press it shut and try again, or take another door.")
            : qsTr("Press it shut, then try again.")
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
        visible: (shell.helpPhone !== "" || shell.helpWhere !== "") && (screen.bridge.holdsThings || !screen.bridge.otherFree)
    }
    controls: ButtonPair {
        width: parent.width
        stacked: true
        BigButton {
            objectName: "openAgain"
            Layout.fillWidth: true
            kind: "primary"
            sign: "again"
            text: qsTr("Try again")
            onClicked: screen.bridge.openAgain()
        }
        BigButton {
            objectName: "otherDoor"
            Layout.fillWidth: true
            visible: screen.bridge.otherFree && !screen.bridge.holdsThings
            sign: "forward"
            text: qsTr("Take another door")
            onClicked: screen.bridge.otherDoor()
        }
        BigButton {
            objectName: "itDidOpen"
            Layout.fillWidth: true
            text: qsTr("The door is open")
            onClicked: screen.bridge.itDidOpen()
        }
    }
}
