pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The pass, to be photographed, written down or printed.
ScreenFrame {
    id: screen

    required property PassReadyBridge bridge
    required property ShellBridge shell
    readonly property bool canPrint: bridge.printing === "ready" || bridge.printing === "done" || bridge.printing === "failed"

    panelKept: Theme.mm(72)

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.extended ? qsTr("Take a new photo.")
            : screen.bridge.again ? qsTr("Here is your pass again.") : qsTr("Take a photo of your pass.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.firstDigits === "" ? qsTr("Hold it to the scanner at bank %1: a door opens.").arg(screen.bridge.bank)
            : qsTr("Hold it to the scanner at bank %1, or type the code there: a door opens.").arg(screen.bridge.bank)
    }
    BodyText {
        objectName: "facts"
        width: parent.width
        text: ticket.brief ? screen.facts() : ""
    }
    Notice {
        objectName: "extended"
        width: parent.width
        sign: "clock"
        text: screen.bridge.extended ? qsTr("The earlier one still ends at the earlier time.") : ""
    }
    Notice {
        objectName: "unconfirmed"
        width: parent.width
        sign: "clock"
        text: screen.bridge.confirmed ? ""
            : qsTr("Unconfirmed: there should be a door, but we could not ask bank %1. If it is full, please come back here.").arg(screen.bridge.bank)
    }
    BodyText {
        objectName: "told"
        width: parent.width
        quiet: true
        text: screen.told()
    }
    BodyText {
        objectName: "printing"
        width: parent.width
        quiet: true
        text: screen.printed()
    }
    panel: PassTicket {
        id: ticket
        objectName: "ticket"
        anchors.fill: parent
        bridge: screen.bridge
    }
    controls: GridLayout {
        width: parent.width
        columns: screen.canPrint && (Theme.dense || width > Theme.mm(110)) ? 2 : 1
        columnSpacing: Theme.smallGap
        rowSpacing: Theme.smallGap
        uniformCellWidths: true
        DoneButton { shell: screen.shell }
        BigButton {
            objectName: "print"
            Layout.fillWidth: true
            visible: screen.canPrint
            sign: Theme.dense ? "" : "print"
            text: screen.bridge.printing === "ready" ? qsTr("Print it") : qsTr("Print it again")
            onClicked: screen.bridge.printIt()
        }
    }

    // What finds no room on a brief ticket.
    function facts(): string {
        const found = [Words.capital(Words.starting(bridge.starts)), Words.eachDay(bridge.opens, bridge.shuts)]
            .filter(one => one !== "").map(one => qsTr("%1.").arg(one));
        if (bridge.reachable)
            found.push(qsTr("The door is within reach."));
        if (bridge.codeUntil.known)
            found.push(Words.codeWorks(bridge.codeUntil));
        return found.join(" ");
    }
    function told(): string {
        const found = [];
        if (bridge.hostTold)
            found.push(qsTr("Your host has been told."));
        if (bridge.mailed)
            found.push(qsTr("The pass is on its way to your e-mail, too."));
        return found.join(" ");
    }
    function printed(): string {
        switch (bridge.printing) {
        case "under way": return qsTr("It is being printed.");
        case "done": return qsTr("It is printed: please take it with you.");
        case "failed": return qsTr("It could not be printed. A photo is as good, or ask reception.");
        }
        return "";
    }
}
