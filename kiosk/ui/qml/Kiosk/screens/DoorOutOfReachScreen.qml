pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The lock board of the door does not answer. A holder's things are safe; whoever was just given it may have another.
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
        text: !screen.bridge.fresh ? qsTr("Your things are safe inside. Try again, or ask for help.")
            : screen.bridge.otherFree ? qsTr("Pull gently. If it stays shut, take another door.")
            : qsTr("Pull gently. If it stays shut, try again.")
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
        visible: (shell.helpPhone !== "" || shell.helpWhere !== "") && (!screen.bridge.fresh || !screen.bridge.otherFree)
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
            visible: screen.bridge.fresh && screen.bridge.otherFree
            sign: "forward"
            text: qsTr("Take another door")
            onClicked: screen.bridge.otherDoor()
        }
    }
}
