pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// A code is on its way, if somebody was meant. It never says whether.
ScreenFrame {
    id: screen

    required property CodeOnItsWayBridge bridge
    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: "mail"
        title: qsTr("Look at your messages.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("If we know you and your address, a code of %n digit(s) is on its way there. It is good for ten minutes.", "", screen.bridge.digits)
    }
    BodyText {
        objectName: "none"
        width: parent.width
        quiet: true
        text: qsTr("No code after two minutes? Somebody can help you.")
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
        visible: (shell.helpPhone !== "" || shell.helpWhere !== "") && !Theme.dense
    }
    controls: ButtonPair {
        width: parent.width
        stacked: true
        BigButton {
            objectName: "typeCode"
            Layout.fillWidth: true
            kind: "primary"
            sign: "keypad"
            text: qsTr("I have the code")
            onClicked: screen.bridge.typeCode()
        }
        BigButton {
            objectName: "back"
            Layout.fillWidth: true
            sign: "back"
            text: qsTr("Back")
            onClicked: screen.bridge.back()
        }
    }
}
