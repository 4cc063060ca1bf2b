pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// What happened to a compartment, newest first; what operators did has their sign.
ScreenFrame {
    id: screen

    required property HistoryBridge bridge
    property int part: 0
    readonly property real px: Theme.shortSideMm < 170 ? Theme.captionPx * 1.1 : Theme.secondaryPx
    readonly property int columns: width > Theme.mm(300) ? 2 : 1
    readonly property real between: Theme.gap * 1.5
    // Where each line stands: as many as find room below each other, then the next column, then the next part.
    readonly property var places: {
        const found = [];
        let column = 0;
        let y = 0;
        for (let i = 0; i < rows.count; ++i) {
            const height = rows.itemAt(i)?.implicitHeight ?? 0;
            if (y > 0 && y + height > table.height) {
                ++column;
                y = 0;
            }
            found.push({ part: Math.floor(column / columns), column: column % columns, y: y });
            y += height;
        }
        return found;
    }
    readonly property int parts: places.length > 0 ? places[places.length - 1].part + 1 : 1
    readonly property int shown: Math.min(part, parts - 1)

    across: true
    panelLeast: Theme.mm(18)

    Headline {
        objectName: "title"
        width: parent.width
        text: qsTr("What happened to door %1.").arg(screen.bridge.door)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.count === 0 ? qsTr("Nothing is on the record yet.") : ""
    }
    panel: Item {
        id: table
        anchors.fill: parent
        Repeater {
            id: rows
            model: screen.bridge.lines
            delegate: HistoryRow {
                required property int index
                objectName: "line-" + index
                readonly property var place: screen.places[index] ?? null
                visible: place !== null && place.part === screen.shown
                x: (place?.column ?? 0) * (width + screen.between)
                y: place?.y ?? 0
                width: (table.width - (screen.columns - 1) * screen.between) / screen.columns
                height: implicitHeight
                px: screen.px
            }
        }
    }
    controls: RowLayout {
        width: parent.width
        spacing: Theme.smallGap
        uniformCellSizes: true
        BigButton {
            objectName: "back"
            Layout.fillWidth: true
            implicitHeight: Theme.mm(20)
            sign: width < Theme.mm(52) ? "" : "back"
            text: qsTr("Back")
            onClicked: screen.bridge.back()
        }
        BigButton {
            objectName: "newer"
            Layout.fillWidth: true
            implicitHeight: Theme.mm(20)
            visible: screen.shown > 0
            sign: width < Theme.mm(52) ? "" : "up"
            text: qsTr("Newer")
            onClicked: screen.part = screen.shown - 1
        }
        BigButton {
            objectName: "older"
            Layout.fillWidth: true
            implicitHeight: Theme.mm(20)
            visible: screen.shown < screen.parts - 1 || screen.bridge.more
            sign: width < Theme.mm(52) ? "" : "down"
            text: qsTr("Older")
            onClicked: screen.older()
        }
    }

    Connections {
        target: screen.bridge
        function onRenewed() {
            screen.part = 0;
        }
    }
    function older() {
        if (shown < parts - 1)
            part = shown + 1;
        else
            bridge.older();
    }
}
