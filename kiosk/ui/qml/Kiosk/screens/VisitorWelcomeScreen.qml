pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Where visitors begin: their language first, then one thing that most of them want, and two that some do.
ScreenFrame {
    id: screen

    required property VisitorWelcomeBridge bridge
    required property StartBridge start
    required property ShellBridge shell
    signal sheetAsked(name: string)

    panelHeight: Theme.portrait ? panelWidth * 0.7 : 0

    LanguageRow {
        width: parent.width
        visible: (!Theme.reach || Theme.dense) && shell.languages.length > 1
        shell: screen.shell
        onSheetAsked: name => screen.sheetAsked(name)
    }
    Headline {
        objectName: "title"
        width: parent.width
        text: qsTr("Welcome.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.shell.scanner ? qsTr("Do you have an invitation? Hold its QR code to the scanner.")
                                   : qsTr("Check in here, and get a locker for your things.")
    }
    Notice {
        objectName: "message"
        width: parent.width
        sign: "bell"
        good: true
        text: screen.start.message
    }
    panel: QrAtScanner {
        anchors.fill: parent
        visible: screen.shell.scanner
    }
    controls: [
        LanguageRow {
            width: parent.width
            visible: Theme.reach && !Theme.dense && shell.languages.length > 1
            shell: screen.shell
            onSheetAsked: name => screen.sheetAsked(name)
        },
        BigButton {
            objectName: "checkIn"
            width: parent.width
            kind: Theme.dense ? "primary" : "hero"
            sign: "person"
            text: qsTr("Check in")
            onClicked: screen.bridge.checkIn()
        },
        ButtonPair {
            width: parent.width
            BigButton {
                objectName: "typeInvitation"
                Layout.fillWidth: true
                Layout.fillHeight: true
                text: qsTr("I have an invitation code")
                onClicked: screen.bridge.typeInvitation()
            }
            BigButton {
                objectName: "startLeaving"
                Layout.fillWidth: true
                Layout.fillHeight: true
                text: qsTr("I am leaving")
                onClicked: screen.bridge.startLeaving()
            }
        },
        BigButton {
            objectName: "useVisitorCode"
            width: parent.width
            visible: screen.start.takesVisitorCodes
            sign: "open"
            text: qsTr("Open my locker with a code")
            onClicked: screen.bridge.useVisitorCode()
        }
    ]
}
