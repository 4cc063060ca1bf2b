pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// One case: how far it is, and the one thing to do next. Leaving something out and calling it off stand apart.
ScreenFrame {
    id: screen

    required property CaseShownBridge bridge
    required property RecoveryNames names
    readonly property bool toOpen: bridge.step === "opened" && !bridge.wasOpened
    readonly property bool toEmpty: bridge.step === "opened" && bridge.wasOpened
    readonly property bool toList: bridge.step === "collected"
    readonly property bool toFree: bridge.step === "listed"
    readonly property int found: bridge.bags.length
    readonly property bool tight: Theme.dense || Theme.shortSideMm < 150 || Theme.reach

    panelHeight: listed.implicitHeight

    Headline {
        objectName: "title"
        width: parent.width
        visible: screen.tight
        text: screen.title()
    }
    DoorHead {
        width: parent.width
        visible: !screen.tight
        number: screen.bridge.door
        doorState: screen.bridge.standsOpen ? "open" : screen.bridge.came === "opening" ? "opening"
                 : screen.bridge.step === "reset" ? "free" : "check"
        title: screen.title()
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: Theme.dense && notice.visible ? "" : screen.line()
    }
    StepLine {
        width: parent.width
        step: screen.bridge.step
        names: screen.names
    }
    Notice {
        id: notice
        objectName: "unnotified"
        width: parent.width
        text: screen.bridge.unnotified && !screen.bridge.isOver ? qsTr("The holder has not been told yet. You will be asked why it can’t wait.") : ""
    }
    Column {
        width: parent.width
        spacing: Theme.mm(2)
        SignTag {
            objectName: "cause"
            width: parent.width
            sign: screen.bridge.causeSign
            word: screen.names.cause(screen.bridge.cause, Words.language)
            px: Theme.secondaryPx
        }
        SignTag {
            objectName: "holder"
            width: parent.width
            visible: screen.bridge.holder !== ""
            sign: "person"
            word: screen.bridge.notified.known ? qsTr("%1, told %2", "name, when").arg(screen.bridge.holder).arg(Words.at(screen.bridge.notified))
                                               : screen.bridge.holder
            px: Theme.secondaryPx
        }
    }
    panel: FoundList {
        id: listed
        anchors.fill: parent
        visible: screen.found > 0
        bags: screen.bridge.bags
        signs: screen.bridge.signs
        descriptions: screen.bridge.descriptions
    }
    controls: [
        HoldButton {
            objectName: "openDoor"
            width: parent.width
            visible: screen.toOpen && screen.bridge.came !== "opening"
            sign: "open"
            text: screen.bridge.came === "not opened" ? qsTr("Try again: open door %1", "number").arg(screen.bridge.door)
                                                      : qsTr("Open door %1", "number").arg(screen.bridge.door)
            onHeld: screen.bridge.open()
        },
        BigButton {
            objectName: "collected"
            width: parent.width
            visible: screen.toEmpty
            kind: "hero"
            sign: "box"
            text: qsTr("I have taken things out")
            onClicked: screen.bridge.collected(false)
        },
        BigButton {
            objectName: "describe"
            width: parent.width
            visible: screen.toList && screen.found === 0
            kind: "hero"
            sign: "pen"
            text: qsTr("Write down what was inside")
            onClicked: screen.bridge.describe()
        },
        BigButton {
            objectName: "allListed"
            width: parent.width
            visible: screen.toList && screen.found > 0
            kind: "hero"
            sign: "check"
            text: qsTr("That is all")
            onClicked: screen.bridge.allListed()
        },
        HoldButton {
            objectName: "setFree"
            width: parent.width
            visible: screen.toFree
            sign: "free"
            text: qsTr("It is empty and clean: set it free")
            onHeld: screen.bridge.setFree()
        },
        BigButton {
            objectName: "lostProperty"
            width: parent.width
            visible: screen.bridge.isOver
            kind: "primary"
            sign: "list"
            text: qsTr("Lost property")
            onClicked: screen.bridge.lostProperty()
        },
        ButtonPair {
            width: parent.width
            visible: screen.toEmpty || describeMore.visible
            BigButton {
                objectName: "wasEmpty"
                Layout.fillWidth: true
                visible: screen.toEmpty
                text: qsTr("Nothing was inside")
                onClicked: screen.bridge.collected(true)
            }
            BigButton {
                objectName: "openAgain"
                Layout.fillWidth: true
                visible: screen.toEmpty && !screen.bridge.standsOpen
                text: qsTr("Open it again")
                onClicked: screen.bridge.open()
            }
            BigButton {
                id: describeMore
                objectName: "describeMore"
                Layout.fillWidth: true
                visible: screen.toFree || screen.toList && screen.found > 0
                sign: "plus"
                text: screen.found > 0 ? qsTr("One more thing") : qsTr("There is something")
                onClicked: screen.bridge.describe()
            }
        },
        Row {
            id: aside
            readonly property int keys: visibleChildren.length
            readonly property real cell: (width - (keys - 1) * spacing) / Math.max(1, keys)
            width: parent.width
            spacing: Theme.smallGap
            SmallButton {
                objectName: "back"
                width: aside.cell
                sign: "back"
                text: qsTr("Open cases")
                onClicked: screen.bridge.allCases()
            }
            SmallButton {
                objectName: "skip"
                width: aside.cell
                visible: screen.bridge.canSkip
                sign: "skip"
                text: qsTr("Leave this step out")
                onClicked: screen.bridge.skip()
            }
            SmallButton {
                objectName: "callOff"
                width: aside.cell
                visible: !screen.bridge.isOver
                sign: "close"
                text: qsTr("Call the case off")
                onClicked: screen.bridge.callOff()
            }
        }
    ]

    function title(): string {
        const door = bridge.door;
        if (bridge.step === "cancelled")
            return qsTr("The case was called off.");
        if (bridge.step === "reset")
            return qsTr("Door %1 is free again.").arg(door);
        if (toFree)
            return qsTr("Is door %1 empty and clean?").arg(door);
        if (toList)
            return found > 0 ? qsTr("Is that all?") : qsTr("What was in door %1?").arg(door);
        switch (bridge.came) {
        case "opening": return qsTr("Door %1 is opening.").arg(door);
        case "opened": return bridge.standsOpen ? qsTr("Door %1 is open.").arg(door) : qsTr("Door %1 was opened.").arg(door);
        case "not opened": return toEmpty ? qsTr("Door %1 is open.").arg(door) : qsTr("Door %1 did not open.").arg(door);
        case "unknown": return qsTr("Is door %1 open?").arg(door);
        }
        return qsTr("Empty door %1.").arg(door);
    }
    function line(): string {
        if (bridge.isOver)
            return bridge.step === "reset" && found > 0 ? qsTr("What was inside is in the lost property log.") : "";
        if (toFree)
            return bridge.standsOpen ? qsTr("Look into every corner, and close it. Then anybody can get it.")
                                     : qsTr("Look into every corner. Then anybody can get it.");
        if (toList)
            return found > 0 ? qsTr("%n so far. Put each thing into its own bag with its number.", "things", found)
                             : qsTr("Each thing gets a bag with a number.");
        switch (bridge.came) {
        case "opening": return qsTr("Pull it gently.");
        case "opened": return qsTr("Take everything out. Then say so here.");
        case "not opened": return toEmpty ? qsTr("Take everything out. Then say so here.") : qsTr("Pull it gently while you try again.");
        case "unknown": return qsTr("Its sensor does not tell. Please look.");
        }
        return bridge.twoPeople ? qsTr("It opens once a second operator stands by.") : qsTr("Have a bag at hand. Take everything out.");
    }
}
