pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// A person's doors, each to be opened or given back. Those that find no room are on the next page.
Column {
    id: list

    required property MyDoorsBridge bridge
    required property real room
    property int asked: 0

    readonly property int count: bridge.count
    readonly property bool narrow: width < Theme.mm(150)
    readonly property real least: Theme.primaryHeight + spacing
    // All of them are as tall as the tallest.
    readonly property real tallest: {
        let height = 0;
        for (let i = 0; i < rows.count; ++i)
            height = Math.max(height, (rows.itemAt(i) as DoorRow)?.wanted ?? 0);
        return height;
    }
    readonly property int inOne: fitting(room - (bridge.canTake ? least : 0))
    readonly property int perPage: inOne >= count ? count : Math.max(1, fitting(room - least))
    readonly property int pages: Math.ceil(count / perPage)
    readonly property bool turns: pages > 1
    readonly property int page: Math.min(asked, pages - 1)

    spacing: Theme.smallGap

    function fitting(height: real): int {
        return Math.floor((height + spacing) / Math.max(1, tallest + spacing));
    }

    Repeater {
        id: rows
        model: list.bridge.doors
        delegate: DoorRow {}
    }
    GridLayout {
        width: parent.width
        visible: list.turns || list.bridge.canTake
        columns: 2
        columnSpacing: Theme.smallGap
        uniformCellWidths: list.turns && list.bridge.canTake
        BigButton {
            objectName: "more"
            Layout.fillWidth: true
            visible: list.turns
            sign: list.narrow ? "" : "forward"
            text: qsTr("More (%1/%2)", "page, pages").arg(list.page + 1).arg(list.pages)
            Accessible.name: qsTr("More doors, page %1 of %2").arg(list.page + 1).arg(list.pages)
            onClicked: list.asked = (list.page + 1) % list.pages
        }
        BigButton {
            objectName: "takeOneMore"
            Layout.fillWidth: true
            visible: list.bridge.canTake
            sign: list.narrow ? "" : "plus"
            text: qsTr("One more door")
            onClicked: list.bridge.takeOneMore()
        }
    }

    component DoorRow: Row {
        id: row
        required property MyDoorInfo modelData
        required property int index
        readonly property real wanted: card.implicitHeight
        readonly property bool withGiveBack: list.bridge.canGiveBack && modelData.sharedBy === "" && !modelData.overdue
        width: list.width
        height: list.tallest
        visible: Math.floor(index / list.perPage) === list.page
        spacing: Theme.smallGap
        DoorCard {
            id: card
            objectName: "open" + row.index
            width: row.width - (row.withGiveBack ? giveBack.width + row.spacing : 0)
            height: row.height
            mine: row.modelData
            narrow: list.narrow
            onClicked: list.bridge.open(row.index)
        }
        BigButton {
            id: giveBack
            objectName: "giveBack" + row.index
            width: Theme.mm(Math.max(Theme.larger ? 39 : 34, 58 * Theme.fit))
            height: row.height
            visible: row.withGiveBack
            text: qsTr("Give back")
            Accessible.name: qsTr("Give door %1 back").arg(row.modelData.door.number)
            onClicked: list.bridge.giveBack(row.index)
        }
    }
}
