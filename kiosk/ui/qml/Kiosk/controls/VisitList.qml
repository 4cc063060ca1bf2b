pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// A page of today's visits. Where even a page finds no room, it is turned over in parts. A line is as wide as it is
// whatever else is shown: how tall it becomes must not depend on how many find room.
Grid {
    id: list

    required property VisitsBridge bridge
    required property real room
    property int part: 0
    // The part that a page begins with when it comes: its last one when it was turned back to.
    property bool backwards: false

    readonly property int count: bridge.count
    readonly property real tallest: {
        let height = 1;
        for (let i = 0; i < rows.count; ++i)
            height = Math.max(height, (rows.itemAt(i) as VisitCard)?.implicitHeight ?? 1);
        return height;
    }
    readonly property int lines: Math.max(1, Math.floor((room + rowSpacing) / (tallest + rowSpacing)))
    readonly property int perPart: Math.max(1, Math.min(count, columns * lines))
    readonly property int parts: Math.max(1, Math.ceil(count / perPart))
    readonly property int shown: Math.min(part, parts - 1)
    readonly property bool canTurnBack: shown > 0 || bridge.page > 0
    readonly property bool canTurn: shown < parts - 1 || bridge.page < bridge.pages - 1
    readonly property bool turns: canTurn || canTurnBack

    columns: Theme.portrait ? 1 : 2
    columnSpacing: Theme.smallGap
    rowSpacing: Theme.smallGap

    Connections {
        target: list.bridge
        function onPageTurned() {
            list.part = list.backwards ? 1000 : 0;
            list.backwards = false;
        }
    }

    Repeater {
        id: rows
        model: list.bridge.lines
        delegate: VisitCard {
            required property VisitInfo modelData
            required property int index
            objectName: "visit" + index
            width: (list.width - (list.columns - 1) * list.columnSpacing) / list.columns
            height: list.tallest
            visible: Math.floor(index / list.perPart) === list.shown
            visit: modelData
            onClicked: list.bridge.pick(index)
        }
    }

    function turn() {
        if (shown < parts - 1)
            part = shown + 1;
        else
            bridge.turnTo(bridge.page + 1);
    }
    function turnBack() {
        if (shown > 0) {
            part = shown - 1;
            return;
        }
        backwards = true;
        bridge.turnTo(bridge.page - 1);
    }
}
