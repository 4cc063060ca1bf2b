pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Somebody leaves who has a door still, or may have one at a bank that can't be asked.
ScreenFrame {
    id: screen

    required property StillInsideBridge bridge
    required property ShellBridge shell
    readonly property bool known: bridge.door !== ""
    readonly property string where: bridge.place === "" ? qsTr("bank %1").arg(bridge.bank)
        : qsTr("bank %1 (%2)", "bank, where it is").arg(bridge.bank).arg(bridge.place)

    DoorHead {
        width: parent.width
        visible: screen.known
        number: screen.bridge.door
        doorState: "yours"
        title: qsTr("You still have door %1.").arg(screen.bridge.door)
    }
    SignHead {
        width: parent.width
        visible: !screen.known
        sign: "box"
        title: qsTr("Is your door empty?")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.known ? qsTr("It is at %1. Please fetch your things first.", "bank").arg(screen.where)
                           : qsTr("We cannot look at %1 from here.", "bank").arg(screen.where)
    }
    BodyText {
        width: parent.width
        quiet: true
        text: qsTr("When you leave, the door is given to others.")
    }
    controls: ButtonPair {
        width: parent.width
        stacked: true
        BigButton {
            objectName: "leave"
            Layout.fillWidth: true
            kind: screen.known ? "hero" : "plain"
            implicitHeight: Theme.heroHeight
            sign: "box"
            text: qsTr("I fetch my things first")
            onClicked: screen.shell.leave()
        }
        BigButton {
            objectName: "itIsEmpty"
            Layout.fillWidth: true
            kind: screen.known ? "plain" : "hero"
            implicitHeight: Theme.heroHeight
            sign: "check"
            text: qsTr("It is empty: I am leaving")
            onClicked: screen.bridge.itIsEmpty()
        }
    }
}
