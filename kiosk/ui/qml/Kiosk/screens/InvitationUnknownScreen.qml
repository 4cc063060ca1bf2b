pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// No visit is expected under what was scanned or typed.
ScreenFrame {
    id: screen

    required property InvitationUnknownBridge bridge
    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: "qr"
        title: qsTr("We do not find this invitation.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("You can check in without it. It may have been used already.")
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
    }
    controls: ButtonPair {
        id: answers
        width: parent.width
        stacked: true
        BigButton {
            objectName: "checkIn"
            Layout.fillWidth: true
            Layout.columnSpan: answers.columns
            kind: "primary"
            sign: "person"
            text: qsTr("Check in without it")
            onClicked: screen.bridge.checkIn()
        }
        BigButton {
            objectName: "typeCode"
            Layout.fillWidth: true
            sign: "keypad"
            text: qsTr("Type its code")
            onClicked: screen.bridge.typeCode()
        }
        BigButton {
            objectName: "leave"
            Layout.fillWidth: true
            sign: "back"
            text: qsTr("Back to the start")
            onClicked: screen.shell.leave()
        }
    }
}
