pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The start screen: what it is and what to do, in one look.
ScreenFrame {
    id: screen

    required property StartBridge bridge
    required property ShellBridge shell
    readonly property bool canAsk: !bridge.readersDown || shell.scanner
    readonly property string otherLanguage: {
        const others = shell.languages.filter(code => code !== shell.language);
        return others.length > 0 ? others[0] : "";
    }

    panelHeight: Theme.portrait ? panelWidth * 0.78 : 0

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.readersDown ? qsTr("Badges cannot be read now.") : qsTr("Hold your badge to the reader.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: {
            if (!screen.bridge.readersDown)
                return qsTr("We open a door for you.");
            if (screen.bridge.acceptsCodes)
                return screen.shell.scanner ? qsTr("Use your code, or hold a QR code to the scanner.")
                                            : qsTr("Use your code instead.");
            return screen.shell.scanner ? qsTr("Hold a QR code to the scanner, or press Help.")
                                        : qsTr("Press Help: somebody opens your door.");
        }
    }
    BodyText {
        width: parent.width
        quiet: true
        visible: text !== "" && !screen.bridge.readersDown
        text: screen.otherLanguage === "" ? ""
            : screen.shell.textIn(screen.otherLanguage, "StartScreen", "Hold your badge to the reader.")
    }
    Notice {
        objectName: "message"
        width: parent.width
        sign: "bell"
        good: true
        text: screen.bridge.message
    }
    Row {
        width: parent.width
        spacing: Theme.smallGap
        visible: screen.bridge.known
        Icon {
            id: freeIcon
            anchors.verticalCenter: freeText.verticalCenter
            name: screen.bridge.free > 0 ? "free" : "taken"
            ink: freeText.color
            weight: 2.6
        }
        Text {
            id: freeText
            objectName: "free"
            width: parent.width - freeIcon.width - parent.spacing
            wrapMode: Text.WordWrap
            text: screen.bridge.free > 0 ? qsTr("%n door(s) are free", "", screen.bridge.free) : qsTr("All doors are in use")
            color: screen.bridge.free > 0 ? Theme.c.free : Theme.c.text
            font.family: Theme.family
            font.weight: Font.DemiBold
            font.pixelSize: Theme.secondaryPx
            textFormat: Text.PlainText
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    BodyText {
        width: parent.width
        quiet: true
        visible: screen.bridge.partsDown && !screen.bridge.readersDown
        text: qsTr("One part is being repaired. Everything else works.")
    }

    BodyText {
        objectName: "forVisitors"
        width: parent.width
        quiet: true
        text: screen.bridge.takesPasses && !screen.bridge.receives && screen.shell.scanner
              ? qsTr("Visitors: hold your pass to the scanner.") : ""
    }

    panel: BadgeAtReader {
        anchors.fill: parent
        visible: !screen.bridge.readersDown
    }
    controls: ButtonPair {
        width: parent.width
        visible: screen.bridge.acceptsCodes || screen.canAsk || visitor.visible
        BigButton {
            id: visitor
            objectName: screen.bridge.receives ? "welcomeVisitor" : "useVisitorCode"
            Layout.fillWidth: true
            Layout.columnSpan: parent.columns
            visible: screen.bridge.receives || screen.bridge.takesVisitorCodes
            sign: "person"
            text: screen.bridge.receives ? qsTr("I am a visitor") : qsTr("I have a visitor’s code")
            onClicked: screen.bridge.receives ? screen.bridge.welcomeVisitor() : screen.bridge.useVisitorCode()
        }
        BigButton {
            objectName: "useCode"
            Layout.fillWidth: true
            visible: screen.bridge.acceptsCodes
            sign: "keypad"
            kind: screen.bridge.readersDown ? "hero" : "plain"
            text: qsTr("Use a code")
            onClicked: screen.bridge.useCode()
        }
        BigButton {
            objectName: "whichIsMine"
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.canAsk
            sign: "star"
            text: qsTr("Which is mine?")
            onClicked: screen.bridge.whichIsMine()
        }
    }
}
