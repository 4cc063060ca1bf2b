pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The person holds as many doors as they may.
ScreenFrame {
    id: screen

    required property AtLimitBridge bridge
    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: "taken"
        title: qsTr("You have %n door(s) already.", "", screen.bridge.most)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("More are not possible here. Give one back to get another.")
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
