pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The person no longer waits for a door.
ScreenFrame {
    id: screen

    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: "check"
        title: qsTr("You no longer wait.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("When you need a door, hold your badge to the reader.")
    }
    controls: ButtonPair {
        width: parent.width
        DoneButton { shell: screen.shell }
    }
}
