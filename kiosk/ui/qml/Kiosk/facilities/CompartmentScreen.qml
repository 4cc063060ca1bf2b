pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// One compartment: what is known of it, and what may be done to it. What changes whose it is stands apart, below.
ScreenFrame {
    id: screen

    required property CompartmentBridge bridge
    readonly property PlateInfo plate: bridge.plate
    readonly property bool opening: bridge.came === "opening" || plate.doorState === "opening"
    readonly property bool crowded: Theme.dense || Theme.shortSideMm < 150
    readonly property real band: Math.min(height * (upright ? 0.62 : 0.96), Theme.reach ? Theme.reachBand - Theme.barHeight - Theme.gap : height)
    // Where large words and all keys do not find room beside each other, a key turns from one to the other.
    readonly property bool turns: crowded && Theme.larger
    property bool turned: false
    readonly property bool all: !turns || turned
    readonly property bool keyed: !turns || !turned

    Item {
        width: parent.width
        implicitHeight: Math.max(tile.height, facts.height)
        CompartmentPlate {
            id: tile
            width: side
            height: side
            number: screen.plate.number
            tone: screen.plate.tone
            sign: screen.plate.sign
            Accessible.ignored: true
        }
        Stack {
            id: facts
            anchors { left: tile.right; leftMargin: Theme.gap; right: parent.right; verticalCenter: parent.verticalCenter }
            spacing: Theme.mm(1.5)
            Headline {
                objectName: "title"
                width: parent.width
                font.pixelSize: Theme.headlinePx * (Theme.dense ? 1 : 0.8)
                readonly property string full: qsTr("Door %1: %2", "number, state").arg(screen.plate.number).arg(screen.plate.word)
                text: screen.crowded ? screen.plate.word : full   // the number is on the plate
                Accessible.name: full
            }
            FactLine {
                objectName: "door"
                width: parent.width
                sign: screen.plate.doorSign
                strong: screen.plate.doorState !== "closed"
                text: screen.plate.doorWord
            }
            FactLine {
                objectName: "since"
                width: parent.width
                sign: "clock"
                text: screen.bridge.held || !screen.plate.since.known ? "" : Words.capital(Words.since(screen.plate.since))
            }
        }
    }
    Notice {
        objectName: "came"
        width: parent.width
        sign: screen.bridge.came === "opened" ? "open" : screen.bridge.came === "opening" ? "opening" : screen.bridge.came === "unknown" ? "unknown" : "check!"
        good: screen.bridge.came === "opened" || screen.bridge.came === "opening"
        text: screen.cameOf()
    }
    Notice {
        objectName: "alarm"
        width: parent.width
        sign: "bell"
        text: screen.plate.alarm === "" ? "" : qsTr("Alarm: %1", "what is wrong").arg(screen.plate.alarm)
    }
    Stack {
        width: parent.width
        spacing: Theme.mm(2)
        FactLine {
            objectName: "holder"
            width: parent.width
            sign: "person"
            strong: true
            text: screen.crowded && screen.all ? screen.joined([screen.bridge.holder, screen.bridge.holderIs]) : screen.bridge.holder
        }
        FactLine {
            objectName: "holderIs"
            width: parent.width
            sign: "people"
            text: screen.crowded ? "" : screen.bridge.holderIs
        }
        FactLine {
            objectName: "standing"
            width: parent.width
            sign: "check!"
            warns: true
            strong: true
            text: screen.bridge.mayNot ? screen.bridge.standing : ""
        }
        FactLine {
            objectName: "given"
            width: parent.width
            visible: screen.all && text !== ""
            sign: "clock"
            text: screen.given()
        }
        FactLine {
            objectName: "phase"
            width: parent.width
            visible: screen.all && text !== ""
            sign: "hand"
            text: screen.crowded ? screen.joined([screen.plate.phase, screen.told(), screen.caseOpen()]) : screen.plate.phase
        }
        FactLine {
            objectName: "told"
            width: parent.width
            sign: "bell"
            text: screen.crowded ? "" : screen.told()
        }
        FactLine {
            objectName: "case"
            width: parent.width
            sign: "box"
            text: screen.crowded ? "" : screen.caseOpen()
        }
        Repeater {
            model: screen.bridge.notes
            delegate: FactLine {
                required property NoteInfo modelData
                required property int index
                objectName: "note" + index
                width: parent?.width ?? 0
                visible: screen.all && text !== ""
                sign: "pen"
                text: screen.joined([modelData.condition, modelData.until.known ? Words.until(modelData.until) : "", modelData.note])
            }
        }
    }
    controls: [
        BigButton {
            objectName: "turnBack"
            width: parent.width
            visible: !screen.keyed
            sign: "back"
            text: qsTr("Back")
            onClicked: screen.turned = false
        },
        Column {
            width: parent.width
            visible: screen.keyed
            spacing: Theme.smallGap
            Actions {
                apart: false
            }
            Rectangle {
                width: parent.width
                height: Theme.contrast ? Theme.stroke : Math.max(1, Theme.mm(0.3))
                visible: !screen.crowded && !Theme.reach && screen.bridge.actions.some(one => screen.bridge.isApart(one))
                color: Theme.c.border
                opacity: 0.6
            }
            Actions {
                apart: true
            }
        }
    ]

    // How many rows its keys take is worked out for both together: they share the room.
    readonly property var plain: bridge.actions.filter(one => !bridge.isApart(one))
    readonly property int plainKeys: plain.length + (turns ? 2 : 1)
    readonly property var others: bridge.actions.filter(one => bridge.isApart(one))
    readonly property int perRow: {
        const lines = Math.max(1, Math.floor((band + Theme.smallGap) / (keyHeight + Theme.smallGap)));
        let columns = 2;
        while (columns < 4 && Math.ceil(plainKeys / columns) + Math.ceil(others.length / columns) > lines)
            ++columns;
        return columns;
    }
    readonly property real keyHeight: crowded || Theme.reach ? Theme.mm(20) : Math.min(Theme.primaryHeight, Theme.mm(24))

    component Actions: GridLayout {
        id: group
        required property bool apart
        // What would stay empty in the last row goes to the first key.
        readonly property int spare: (columns - screen.plainKeys % columns) % columns
        width: parent.width
        visible: !apart || screen.others.length > 0
        columns: screen.perRow
        columnSpacing: Theme.smallGap
        rowSpacing: Theme.smallGap
        uniformCellWidths: true
        Repeater {
            model: group.apart ? screen.others : screen.plain
            delegate: BigButton {
                required property string modelData
                required property int index
                objectName: "do-" + modelData
                Layout.fillWidth: true
                Layout.columnSpan: index === 0 && !group.apart ? group.spare + 1 : 1
                implicitHeight: screen.keyHeight
                kind: modelData === "open" ? "primary" : "plain"
                enabled: modelData !== "open" || !screen.opening
                opacity: enabled ? 1 : 0.5
                sign: width < Theme.mm(52) ? "" : screen.bridge.signOf(modelData)
                text: modelData === "open" && ["not opened", "unknown"].includes(screen.bridge.came) ? qsTr("Open once more")
                    : modelData === "open" && screen.bridge.came === "opened" ? qsTr("Open again") : screen.bridge.wordOf(modelData)
                onClicked: screen.bridge.do(modelData)
            }
        }
        BigButton {
            objectName: "turn"
            Layout.fillWidth: true
            visible: screen.turns && !group.apart
            implicitHeight: screen.keyHeight
            text: qsTr("More about it")
            onClicked: screen.turned = true
        }
        BigButton {
            objectName: "back"
            Layout.fillWidth: true
            visible: !group.apart
            implicitHeight: screen.keyHeight
            sign: width < Theme.mm(52) ? "" : "map"
            text: qsTr("To the map")
            onClicked: screen.bridge.back()
        }
    }

    function cameOf(): string {
        const open = plate.doorState === "open";
        switch (bridge.came) {
        case "opening": return qsTr("It is opening. Pull gently.");
        case "opened": return open ? qsTr("Open now. Close it when you are done.") : qsTr("It was opened, and is shut again.");
        case "not opened": return qsTr("It did not open. Pull gently, and try again.");
        case "unknown": return qsTr("Its sensor does not tell. Pull gently, and look.");
        }
        return "";
    }
    function joined(parts: list<string>): string {
        return parts.filter(one => one !== "").join(" · ");
    }
    function told(): string {
        return bridge.told.known ? qsTr("Holder was told %1", "when").arg(Words.at(bridge.told))
             : bridge.untold ? qsTr("Holder was not told yet") : "";
    }
    function caseOpen(): string {
        return plate.hasCase ? qsTr("A recovery case is open") : "";
    }
    function given(): string {
        if (!bridge.held)
            return "";
        return [Words.capital(bridge.model), Words.since(bridge.heldSince), bridge.until.known ? over() : qsTr("without an end")].join(", ");
    }
    function over(): string {
        return bridge.isOver ? qsTr("ended %1", "when").arg(Words.at(bridge.until)) : Words.until(bridge.until);
    }
}
