pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The new badge is theirs.
ScreenFrame {
    id: screen

    required property NewBadgeBoundBridge bridge
    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: "check"
        title: qsTr("Your new badge is ready.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("It opens your doors from now on.")
    }
    BodyText {
        objectName: "old"
        width: parent.width
        text: screen.bridge.oldRevoked ? qsTr("The old one opens nothing any more.") : ""
    }
    controls: ButtonPair {
        width: parent.width
        DoneButton { shell: screen.shell }
    }
}
