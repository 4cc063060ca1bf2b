pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Nothing can be given, or nothing of what was asked for.
ScreenFrame {
    id: screen

    required property BankFullBridge bridge
    required property ShellBridge shell
    // what is free is too high for this person
    readonly property bool tooHigh: bridge.othersFree && bridge.reachableWanted
    readonly property string wait: bridge.canWait ? qsTr("You can wait for one: we keep your place.") : ""

    SignHead {
        width: parent.width
        sign: screen.tooHigh ? "reach" : screen.bridge.promised ? "clock" : "taken"
        title: screen.tooHigh ? qsTr("No low door is free.")
             : screen.bridge.othersFree ? qsTr("No door of this size is free.")
             : screen.bridge.promised ? qsTr("No door is left.")
             : qsTr("All doors are in use.")
    }
    BodyText {
        id: line
        objectName: "line"
        width: parent.width
        text: screen.tooHigh ? screen.instead()
            : screen.bridge.othersFree ? qsTr("Other sizes are: show your badge or code again.")
            : screen.bridge.promised ? qsTr("The free doors are reserved for others.")
            : screen.bridge.freeAt.known ? ""
            : screen.wait !== "" ? screen.wait
            : qsTr("Doors come free all day. Please try again a little later.")
    }
    BodyText {
        objectName: "freeAt"
        width: parent.width
        text: screen.bridge.freeAt.known ? qsTr("The next one comes free %1.", "when").arg(Words.at(screen.bridge.freeAt)) : ""
    }
    BodyText {
        objectName: "elsewhere"
        width: parent.width
        text: screen.bridge.elsewhere.bank === "" ? "" : Words.room(screen.bridge.elsewhere)
    }
    BodyText {
        width: parent.width
        quiet: true
        text: line.text === screen.wait ? "" : screen.wait
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
            objectName: "useHigher"
            Layout.fillWidth: true
            Layout.columnSpan: answers.columns
            visible: screen.bridge.higherFree
            kind: "primary"
            sign: "up"
            text: qsTr("Use a higher door")
            onClicked: screen.bridge.useHigher()
        }
        BigButton {
            objectName: "waitInLine"
            Layout.fillWidth: true
            visible: screen.bridge.canWait
            kind: screen.bridge.higherFree ? "plain" : "primary"
            sign: "bell"
            text: qsTr("Join the line")
            onClicked: screen.bridge.waitInLine()
        }
        DoneButton {
            shell: screen.shell
            kind: screen.bridge.higherFree || screen.bridge.canWait ? "plain" : "primary"
        }
    }

    function instead(): string {
        if (bridge.higherFree)
            return qsTr("A higher one is. Use it, or ask for help.");
        return bridge.needsReachable ? qsTr("Please ask for help, or try again a little later.")
            : qsTr("A higher one is: switch “Within reach” off and show your badge or code again.");
    }
}
