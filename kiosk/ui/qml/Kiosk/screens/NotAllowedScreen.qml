pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Somebody we know who can't use the doors now, and what becomes of their things.
ScreenFrame {
    id: screen

    required property NotAllowedBridge bridge
    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: screen.bridge.why === "not yet" || screen.bridge.why === "reserved only" ? "clock" : "person"
        title: screen.title()
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.line()
    }
    Notice {
        objectName: "holds"
        width: parent.width
        good: true
        sign: "taken"
        text: screen.bridge.holds === "" ? ""
            : qsTr("Your things are safe in door %1. Please ask: somebody opens it for you.").arg(screen.bridge.holds)
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
    }
    controls: ButtonPair {
        width: parent.width
        DoneButton { shell: screen.shell }
    }

    function title(): string {
        switch (bridge.why) {
        case "expired": return qsTr("Your access has ended.");
        case "not yet": return qsTr("Your access has not begun.");
        case "no doors here": return qsTr("These doors are for others.");
        case "reserved only": return qsTr("You need a reservation here.");
        case "held": return qsTr("Your door opens with help only.");
        }
        return qsTr("You cannot use doors now.");
    }
    function line(): string {
        if (bridge.why === "not yet" && bridge.begins.known)
            return qsTr("It begins %1.", "when").arg(Words.from(bridge.begins));
        switch (bridge.why) {
        case "no doors here": return qsTr("Ask which doors are yours: somebody can tell you.");
        case "reserved only": return qsTr("Reserve a door and come back, or ask for help.");
        case "held": return bridge.holds === "" ? qsTr("Please ask for help: a person opens it for you.") : "";
        }
        return qsTr("Please ask for help: somebody can change that.");
    }
}
