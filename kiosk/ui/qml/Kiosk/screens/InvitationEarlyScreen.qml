pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The invitation is for another time.
ScreenFrame {
    id: screen

    required property InvitationEarlyBridge bridge
    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: "clock"
        title: qsTr("You are expected later.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("Your visit begins %1. Please come back then, or ask reception.", "when").arg(Words.from(screen.bridge.starts))
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
    }
    controls: ButtonPair {
        width: parent.width
        DoneButton { shell: screen.shell }
    }
}
