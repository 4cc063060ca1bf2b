pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// What was held up is not known here. It never says whether a person is.
ScreenFrame {
    id: screen

    required property NotKnownBridge bridge
    required property StartBridge start
    required property MyselfDesk myself
    required property ShellBridge shell
    readonly property bool badge: bridge.shown !== "qr"
    readonly property bool heard: bridge.shown === "tag"
    readonly property bool codes: start.acceptsCodes && !start.forVisitors

    SignHead {
        width: parent.width
        sign: screen.badge ? "badge" : "qr"
        title: screen.heard ? qsTr("This badge was not read right.")
                            : screen.badge ? qsTr("We do not know this badge.") : qsTr("This QR code is not known.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.badge ? qsTr("Hold it to the reader once more, or press Help.")
                           : qsTr("Hold it to the scanner once more, or press Help.")
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
    }
    controls: [
        BigButton {
            objectName: "newBadge"
            width: parent.width
            visible: screen.badge && !screen.heard && screen.codes
            sign: "badge"
            text: qsTr("I have a new badge")
            onClicked: screen.myself.ask()
        },
        ButtonPair {
            width: parent.width
            BigButton {
                objectName: "leave"
                Layout.fillWidth: true
                sign: "back"
                text: qsTr("Back to the start")
                onClicked: screen.shell.leave()
            }
            BigButton {
                objectName: "useCode"
                Layout.fillWidth: true
                visible: screen.codes
                sign: "keypad"
                text: qsTr("Use a code")
                onClicked: screen.bridge.useCode()
            }
        }
    ]
}
