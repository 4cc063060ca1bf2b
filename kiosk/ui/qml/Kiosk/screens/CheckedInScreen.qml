pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Welcome, without a door.
ScreenFrame {
    id: screen

    required property CheckedInBridge bridge
    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: "check"
        title: screen.bridge.hostTold ? qsTr("Welcome. Your host has been told.") : qsTr("Welcome. You are checked in.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.hostTold ? qsTr("Please take a seat. If nobody comes within 5 minutes, press Help.")
                                     : qsTr("Please tell reception that you are here.")
    }
    Notice {
        objectName: "noneFree"
        width: parent.width
        sign: "taken"
        text: screen.bridge.noneFree ? qsTr("No door is free for your things now. Reception can help you with them.") : ""
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
