pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Somebody we know who can't use the doors now, and what becomes of their things.
ScreenFrame {
    id: screen

    required property NotAllowedBridge bridge
    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: screen.bridge.why === "not yet" ? "clock" : "person"
        title: screen.bridge.why === "expired" ? qsTr("Your access has ended.")
             : screen.bridge.why === "not yet" ? qsTr("Your access has not begun.")
             : qsTr("You cannot use doors now.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.why === "not yet" && screen.bridge.begins.known
              ? qsTr("It begins %1.", "when").arg(Words.from(screen.bridge.begins))
              : qsTr("Please ask for help: somebody can change that.")
    }
    Notice {
        objectName: "holds"
        width: parent.width
        good: true
        sign: "taken"
        text: screen.bridge.holds === "" ? ""
            : qsTr("Your things are safe in door %1. Please ask: somebody opens it for you.").arg(screen.bridge.holds)
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
