pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A page of cards. Where even a page finds no room, it is turned over in parts. Whoever uses it gives it the Repeater
// of its cards as `cards`, and each card its width, its height and whether it shows: `cell`, `tallest`, `shows(index)`.
Grid {
    id: list

    property Repeater cards: null
    property int count: cards?.count ?? 0
    property int page: 0
    property int pages: 1
    property real room: 0
    property int part: 0
    // The part that a page begins with when it comes: its last one when it was turned back to.
    property bool backwards: false
    signal turnedTo(page: int)

    readonly property real cell: (width - (columns - 1) * columnSpacing) / columns
    readonly property real tallest: {
        let height = 1;
        for (let i = 0; i < count; ++i)
            height = Math.max(height, cards?.itemAt(i)?.implicitHeight ?? 1);
        return height;
    }
    readonly property int lines: Math.max(1, Math.floor((room + rowSpacing) / (tallest + rowSpacing)))
    readonly property int perPart: Math.max(1, Math.min(count, columns * lines))
    readonly property int parts: Math.max(1, Math.ceil(count / perPart))
    readonly property int shown: Math.min(part, parts - 1)
    readonly property bool canTurnBack: shown > 0 || page > 0
    readonly property bool canTurn: shown < parts - 1 || page < pages - 1
    readonly property bool turns: canTurn || canTurnBack

    columns: Theme.portrait ? 1 : 2
    columnSpacing: Theme.smallGap
    rowSpacing: Theme.smallGap

    function shows(index: int): bool {
        return Math.floor(index / perPart) === shown;
    }
    // Another page has come.
    function begin() {
        part = backwards ? 1000 : 0;
        backwards = false;
    }
    function turn() {
        if (shown < parts - 1)
            part = shown + 1;
        else
            turnedTo(page + 1);
    }
    function turnBack() {
        if (shown > 0) {
            part = shown - 1;
            return;
        }
        backwards = true;
        turnedTo(page - 1);
    }
}
