pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// A visitor's pass or code opens nothing: why, and what to do next.
ScreenFrame {
    id: screen

    required property PassRefusedBridge bridge
    required property ShellBridge shell
    readonly property string why: bridge.why
    readonly property bool unread: !bridge.typed && (why === "malformed" || why === "wrong signature" || why === "unknown")
    readonly property bool mistyped: bridge.typed && (why === "unknown" || why === "malformed")

    SignHead {
        width: parent.width
        sign: ["not yet", "outside hours", "ended", "clock"].includes(screen.why) ? "clock"
            : screen.why === "spent" ? "check" : screen.why === "other bank" ? "forward" : screen.bridge.typed ? "keypad" : "qr"
        title: screen.title()
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.line()
    }
    BodyText {
        objectName: "next"
        width: parent.width
        text: screen.next()
    }
    Notice {
        objectName: "holds"
        width: parent.width
        good: true
        sign: "taken"
        text: screen.bridge.holds === "" ? ""
            : qsTr("Your things are safe in door %1. Reception can open it for you.").arg(screen.bridge.holds)
    }
    BodyText {
        objectName: "time"
        width: parent.width
        quiet: true
        text: !screen.bridge.clock.known ? ""
            : qsTr("The clock here shows %1 on %2. If that is wrong, tell reception.", "time, date").arg(screen.bridge.clock.time).arg(Words.date(screen.bridge.clock))
    }
    // Where there is hardly any room, Help in the bar tells the same.
    HelpCard {
        width: parent.width
        shell: screen.shell
        visible: (shell.helpPhone !== "" || shell.helpWhere !== "")
                 && !(Theme.dense && Theme.larger && screen.bridge.holds !== "" && screen.bridge.clock.known)
    }
    controls: ButtonPair {
        width: parent.width
        stacked: true
        DoneButton { shell: screen.shell }
        BigButton {
            objectName: "typeCode"
            Layout.fillWidth: true
            visible: screen.mistyped || screen.unread
            sign: "keypad"
            text: screen.mistyped ? qsTr("Type the code again") : qsTr("Type the code instead")
            onClicked: screen.bridge.typeCode()
        }
    }

    function title(): string {
        switch (why) {
        case "unknown": return bridge.typed ? qsTr("We do not know this code.") : qsTr("We do not know this pass.");
        case "malformed": return bridge.typed ? qsTr("We do not know this code.") : qsTr("We cannot read this pass.");
        case "unknown key": return qsTr("We do not know this pass.");
        case "key revoked": return qsTr("This pass is no longer taken.");
        case "wrong signature": return qsTr("We cannot read this pass.");
        case "other bank": return bridge.bank === "" ? qsTr("Your pass is for another bank.")
                                                     : qsTr("Your pass is for bank %1.").arg(bridge.bank);
        case "other tenant": return qsTr("These doors are for others.");
        case "not yet": return bridge.typed ? qsTr("Your code works later.") : qsTr("Your pass works later.");
        case "outside hours": return bridge.typed ? qsTr("Your code is for other hours.") : qsTr("Your pass is for other hours.");
        case "ended": return bridge.typed ? qsTr("Your code has ended.") : qsTr("Your pass has ended.");
        case "spent": return qsTr("You have left already.");
        case "revoked": return qsTr("This visit has been ended.");
        }
        return bridge.typed ? qsTr("We cannot take codes now.") : qsTr("We cannot take passes now.");
    }
    // What is so; empty where the title says it all.
    function line(): string {
        switch (why) {
        case "other bank": return bridge.place === "" ? "" : qsTr("You find it here: %1.", "a place").arg(bridge.place);
        case "not yet": return bridge.begins.known ? qsTr("It begins %1.", "when").arg(Words.from(bridge.begins)) : "";
        case "outside hours": return bridge.begins.known ? qsTr("It works again %1.", "when").arg(Words.from(bridge.begins)) : "";
        case "ended": return bridge.until.known ? qsTr("It ended %1.", "when").arg(Words.at(bridge.until)) : "";
        case "spent": return bridge.begins.known ? qsTr("Your pass works again %1.", "when").arg(Words.from(bridge.begins))
                                                 : qsTr("So your pass opens nothing any more.");
        case "revoked": return qsTr("Your host or reception did that.");
        case "clock": return qsTr("This bank is not sure what time it is.");
        }
        return "";
    }
    // Who helps with their things is told with these.
    function next(): string {
        if (bridge.holds !== "")
            return "";
        switch (why) {
        case "unknown":
        case "malformed": return bridge.typed ? qsTr("Type it once more, or hold your pass to the scanner.")
            : qsTr("Make your phone’s screen bright and hold it up once more. Reception can give you a new one.");
        case "other bank": return bridge.place === "" ? qsTr("Reception can tell you where it is.") : "";
        case "other tenant": return qsTr("Reception can tell you where yours are.");
        case "not yet":
        case "outside hours": return qsTr("Please come back then, or ask reception.");
        case "ended": return qsTr("Reception can make it last longer.");
        case "spent": return bridge.begins.known ? "" : qsTr("If you need a door again, ask reception.");
        case "revoked": return qsTr("Please ask reception: they can help you.");
        case "clock": return qsTr("Please tell reception: they can open a door for you.");
        }
        return qsTr("Reception can give you a new one.");
    }
}
