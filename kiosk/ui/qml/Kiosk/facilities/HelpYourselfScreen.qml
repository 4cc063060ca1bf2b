pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// A new badge, another PIN, a forgotten one: what staff can do here on their own, and what each needs.
ScreenFrame {
    id: screen

    required property HelpYourselfBridge bridge
    required property ShellBridge shell
    readonly property bool nothing: !bridge.canPin && !bridge.canMail

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.nothing ? qsTr("Somebody can help you.") : qsTr("What do you need?")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.nothing ? qsTr("A new badge or PIN is given to you in person.")
            : screen.bridge.canMail ? qsTr("Is it none of these? Somebody can help you.") : qsTr("Have you forgotten your PIN? Somebody gives you a new one.")
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
        visible: (shell.helpPhone !== "" || shell.helpWhere !== "") && !(screen.bridge.canMail && screen.bridge.canPin && Theme.dense)
    }
    controls: [
        ChoiceCard {
            objectName: "bindBadge"
            width: parent.width
            visible: screen.bridge.canPin
            sign: "badge"
            text: qsTr("I have a new badge")
            line: qsTr("You need your PIN and the new badge.")
            onClicked: screen.bridge.bindBadge()
        },
        ChoiceCard {
            objectName: "changePin"
            width: parent.width
            visible: screen.bridge.canPin
            sign: "keypad"
            text: qsTr("I want another PIN")
            line: qsTr("You need the PIN that you have now.")
            onClicked: screen.bridge.changePin()
        },
        ChoiceCard {
            objectName: "forgotPin"
            width: parent.width
            visible: screen.bridge.canMail
            sign: "mail"
            text: qsTr("I have forgotten my PIN")
            line: qsTr("You need your messages: we send you a code.")
            onClicked: screen.bridge.forgotPin()
        },
        BigButton {
            objectName: "back"
            width: parent.width
            sign: "back"
            text: qsTr("Back")
            onClicked: screen.bridge.back()
        }
    ]
}
