pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The map as a list: door, state, since. A page of it.
Item {
    id: view

    required property FrontBridge front
    required property BankFrontBridge bridge
    property int part: 0
    readonly property var rows: bridge.rows
    readonly property int columns: Math.max(1, Math.floor(width / Theme.mm(Theme.dense ? 56 : 78)))
    readonly property real cell: (width - (columns - 1) * Theme.smallGap) / columns
    readonly property real tall: Theme.mm(20)
    readonly property int lines: Math.max(1, Math.floor((height + Theme.mm(2)) / (tall + Theme.mm(2))))
    readonly property int perPart: columns * lines
    readonly property int parts: Math.max(1, Math.ceil(rows.length / perPart))
    readonly property int shown: Math.min(part, parts - 1)

    BodyText {
        objectName: "none"
        width: parent.width
        text: view.rows.length === 0 ? qsTr("No door is like that now.") : ""
    }
    Grid {
        y: Theme.reach ? view.height - height : 0
        width: parent.width
        columns: view.columns
        flow: Grid.LeftToRight
        columnSpacing: Theme.smallGap
        rowSpacing: Theme.mm(2)
        Repeater {
            model: view.rows.slice(view.shown * view.perPart, (view.shown + 1) * view.perPart)
            delegate: FrontCard {
                required property int modelData
                readonly property var tile: view.front.revision > 0 ? view.front.tileAt(modelData) : ({})
                readonly property string state_: tile.state ?? "off"
                objectName: "row" + modelData
                width: view.cell
                height: view.tall
                number: tile.number ?? ""
                doorState: ({ "reserved": "taken", "overdue": "check", "flagged": "check" })[state_] ?? state_
                sign: ({ "reserved": "clock", "overdue": "bell", "flagged": "check!" })[state_] ?? state_
                text: [view.front.stateWord(state_), view.front.markWord(tile.mark ?? "")].filter(one => one !== "").join(" · ")
                line: [FrontWords.since(tile.since), view.front.doorWord(tile.door ?? "")].filter(one => one !== "").join(" · ")
                onClicked: view.bridge.show(modelData)
            }
        }
    }
}
