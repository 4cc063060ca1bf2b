pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Doors open one after another: how far it is, what came of each, which stand open. Stopping takes one press.
ScreenFrame {
    id: screen

    required property RunBridge bridge
    readonly property real px: Theme.shortSideMm < 170 ? Theme.captionPx * 1.1 : Theme.secondaryPx
    readonly property var done: bridge.done
    readonly property real rowHeight: px * 2.4

    panelLeast: Theme.mm(14)

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.title()
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.line()
    }
    Item {
        width: parent.width
        implicitHeight: bar.height + Theme.mm(2) + figures.height
        Rectangle {
            id: bar
            width: parent.width
            height: Theme.mm(Math.max(5, 8 * Theme.fit))
            radius: height / 2
            color: Theme.c.surface2
            border.width: Theme.contrast ? Theme.stroke : 0
            border.color: Theme.c.border
            Accessible.role: Accessible.ProgressBar
            Accessible.name: figures.text
            Rectangle {
                width: Math.max(screen.bridge.count > 0 ? height : 0, parent.width * screen.bridge.count / Math.max(1, screen.bridge.total))
                height: parent.height
                radius: height / 2
                color: Theme.c.primary
            }
        }
        Text {
            id: figures
            objectName: "figures"
            y: bar.height + Theme.mm(2)
            width: parent.width
            text: qsTr("%1 of %2 doors", "done, all").arg(screen.bridge.count).arg(screen.bridge.total)
            color: Theme.c.text
            font.family: Theme.family
            font.weight: Font.DemiBold
            font.pixelSize: Theme.secondaryPx
            font.features: ({ "tnum": 1 })
            wrapMode: Text.WordWrap
            textFormat: Text.PlainText
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    Stack {
        width: parent.width
        spacing: Theme.mm(2)
        FactLine {
            objectName: "opened"
            width: parent.width
            sign: "check"
            text: screen.bridge.count === 0 ? "" : qsTr("%n opened", "doors", screen.bridge.opened)
        }
        FactLine {
            objectName: "notOpened"
            width: parent.width
            sign: "check!"
            strong: true
            warns: true
            text: screen.bridge.notOpened === 0 ? "" : qsTr("%n did not open", "doors", screen.bridge.notOpened)
        }
        FactLine {
            objectName: "unknown"
            width: parent.width
            sign: "unknown"
            strong: true
            text: screen.bridge.unknown === 0 ? "" : qsTr("%n not known", "doors", screen.bridge.unknown)
        }
        FactLine {
            objectName: "open"
            width: parent.width
            sign: "open"
            strong: true
            text: screen.bridge.open.length === 0 ? "" : qsTr("Open now: %1", "numbers of doors").arg(screen.some(screen.bridge.open))
        }
    }
    panel: Grid {
        id: list
        readonly property int fitting: columns * Math.max(1, Math.floor(screen.room / screen.rowHeight))
        anchors.fill: parent
        visible: screen.bridge.count > 0
        columns: Math.max(1, Math.floor(width / (screen.px * 14)))
        columnSpacing: Theme.gap
        Repeater {
            model: screen.done.slice(0, list.fitting)
            delegate: Item {
                id: row
                required property OutcomeInfo modelData
                width: (list.width - (list.columns - 1) * list.columnSpacing) / list.columns
                height: screen.rowHeight
                Accessible.role: Accessible.ListItem
                Accessible.name: number.text + ": " + modelData.word
                Text {
                    id: number
                    width: screen.px * 4.4
                    height: parent.height
                    text: row.modelData.number
                    color: Theme.c.text
                    font.family: Theme.family
                    font.weight: Font.Bold
                    font.pixelSize: screen.px
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.capPx(2)
                    verticalAlignment: Text.AlignVCenter
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
                SignTag {
                    anchors { left: number.right; leftMargin: Theme.mm(1.5); right: parent.right; verticalCenter: parent.verticalCenter }
                    sign: row.modelData.sign
                    word: row.modelData.word
                    tone: row.modelData.failed ? "warn" : "good"
                    px: screen.px
                }
            }
        }
    }
    controls: [
        BigButton {
            objectName: "stop"
            width: parent.width
            visible: !screen.bridge.over
            kind: "hero"
            sign: "stop"
            text: qsTr("Stop")
            Accessible.description: qsTr("Open no more doors")
            onClicked: screen.bridge.stop()
        },
        BigButton {
            objectName: "back"
            width: parent.width
            visible: screen.bridge.over
            kind: "hero"
            sign: "map"
            text: qsTr("To the map")
            onClicked: screen.bridge.back()
        }
    ]

    // The numbers of the first few, and how many more there are.
    function some(doors: list<string>): string {
        const most = Theme.dense || Theme.shortSideMm < 150 ? 6 : 14;
        const named = doors.slice(0, most).join(", ");
        return doors.length > most ? qsTr("%1 and %2 more", "numbers of doors, how many").arg(named).arg(doors.length - most) : named;
    }
    function title(): string {
        if (bridge.over)
            return bridge.stopped ? qsTr("You have stopped it.") : qsTr("All are done.");
        if (bridge.run === "emergency")
            return qsTr("All doors are opening.");
        return bridge.now === "" ? qsTr("Doors are opening.") : qsTr("Door %1 is opening.").arg(bridge.now);
    }
    function line(): string {
        if (bridge.over)
            return bridge.open.length > 0 ? qsTr("Please close those that stand open.") : "";
        if (bridge.byInput !== "")
            return qsTr("The contact “%1” set it off.", "its name").arg(bridge.byInput);
        return bridge.run === "clean" ? qsTr("Clean it and close it. The next one opens meanwhile.") : qsTr("One opens after another.");
    }
}
