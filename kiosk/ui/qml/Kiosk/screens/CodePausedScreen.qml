pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Too many wrong codes. Badges go on working.
ScreenFrame {
    id: screen

    required property CodePausedBridge bridge
    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: "clock"
        title: qsTr("Codes are paused until %1.").arg(screen.bridge.until.time)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.shell.scanner ? qsTr("Your badge and your QR code still work.") : qsTr("Your badge still works.")
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
