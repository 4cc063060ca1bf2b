pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The whole screen in fields, each to be touched once; a finger may be drawn over many. What tells how it goes lies on
// some of them, and moves away once all others were reached.
Item {
    id: screen

    required property TouchTestBridge bridge
    readonly property int count: bridge.columns * bridge.rows
    // The longer side of the glass has the more fields.
    readonly property bool turned: Theme.portrait !== (bridge.columns <= bridge.rows)
    readonly property int columns: turned ? bridge.rows : bridge.columns
    readonly property int rows: turned ? bridge.columns : bridge.rows

    Rectangle {
        id: grid
        anchors.fill: parent
        color: Theme.c.bg

        readonly property real fieldWidth: width / screen.columns
        readonly property real fieldHeight: height / screen.rows
        property list<bool> reached: []
        property int sum: 0
        property bool over: false

        Component.onCompleted: reached = Array(screen.count).fill(false)

        function touch(x: real, y: real) {
            const column = Math.min(screen.columns - 1, Math.max(0, Math.floor(x / fieldWidth)));
            const row = Math.min(screen.rows - 1, Math.max(0, Math.floor(y / fieldHeight)));
            const at = row * screen.columns + column;
            if (over || reached[at] !== false)
                return;
            reached[at] = true;
            sum += 1;
            if (sum === screen.count)
                finish();
            else if (!panel.moved && freeReached())
                panel.moved = true;
        }
        function freeReached(): bool {
            for (let at = 0; at < screen.count; ++at)
                if (!reached[at] && !panel.covers(at))
                    return false;
            return true;
        }
        function finish() {
            if (over)
                return;
            over = true;
            screen.bridge.done(sum);
        }

        Repeater {
            model: screen.count
            delegate: Rectangle {
                id: cell
                required property int index
                readonly property bool done: grid.reached[index] ?? false
                objectName: "cell" + index
                x: index % screen.columns * grid.fieldWidth
                y: Math.floor(index / screen.columns) * grid.fieldHeight
                width: grid.fieldWidth
                height: grid.fieldHeight
                color: done ? Theme.c.primary : Theme.c.bg
                border.width: 1
                border.color: Theme.c.border
                Icon {
                    anchors.centerIn: parent
                    visible: cell.done
                    name: "check"
                    ink: Theme.c.primaryInk
                    size: Math.min(parent.width, parent.height) * 0.4
                }
            }
        }
        MultiPointTouchArea {
            anchors.fill: parent
            onPressed: points => grid.take(points)
            onUpdated: points => grid.take(points)
        }
        function take(points: list<TouchPoint>) {
            for (const point of points)
                touch(point.x, point.y);
        }
        Card {
            id: panel
            objectName: "panel"
            property bool moved: false
            readonly property real pad: Theme.mm(Math.max(3, 6 * Theme.fit))
            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.height - (moved ? 2 : 1) * (height + Theme.mm(4))
            width: Math.min(parent.width - 2 * Theme.margin, Theme.mm(200))
            height: rows.height + 2 * pad
            border.width: Theme.stroke
            border.color: Theme.c.border

            function covers(at: int): bool {
                const left = at % screen.columns * grid.fieldWidth;
                const top = Math.floor(at / screen.columns) * grid.fieldHeight;
                return left < x + width && left + grid.fieldWidth > x && top < y + height && top + grid.fieldHeight > y;
            }
            // A touch here is none of a field below.
            MouseArea {
                anchors.fill: parent
                Accessible.ignored: true
            }
            Column {
                id: rows
                x: panel.pad
                y: panel.pad
                width: parent.width - 2 * panel.pad
                spacing: Theme.smallGap
                Text {
                    objectName: "title"
                    width: parent.width
                    text: qsTr("Touch every field.")
                    color: Theme.c.text
                    font.family: Theme.family
                    font.weight: Font.Bold
                    font.pixelSize: Theme.buttonPx
                    wrapMode: Text.WordWrap
                    textFormat: Text.PlainText
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                Text {
                    objectName: "line"
                    width: parent.width
                    text: qsTr("%1 of %2 reached", "two numbers").arg(grid.sum).arg(screen.count)
                    color: Theme.c.text2
                    font.family: Theme.family
                    font.pixelSize: Theme.captionPx
                    font.features: ({ "tnum": 1 })
                    wrapMode: Text.WordWrap
                    textFormat: Text.PlainText
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
                BigButton {
                    objectName: "done"
                    width: parent.width
                    implicitHeight: Theme.mm(20)
                    kind: "primary"
                    text: qsTr("Done")
                    onClicked: grid.finish()
                }
            }
        }
    }
}
