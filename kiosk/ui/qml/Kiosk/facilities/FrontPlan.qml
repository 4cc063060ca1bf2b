pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The bank's front as it hangs. One item paints what is seen of it. Two fingers, + and −, or arrow keys.
FocusScope {
    id: plan

    required property FrontBridge front
    property string filter: "all"
    property var found: null
    property real zoom: 1
    property int current: -1
    signal picked(row: int)

    readonly property real slots: Math.max(1, front.columns + (front.screenAfter >= 0 ? 1.35 : 0))
    readonly property real fitSlot: Math.max(1, Math.min(width / slots, height * 0.9))
    // Where compartments are narrow they are drawn taller than they are, as far as there is room.
    readonly property real tall: front.rows * (fitSlot < Theme.mm(12) ? 3 : Theme.portrait ? 1.7 : 1.4)
    readonly property real fitHeight: Math.min(height, fitSlot * Math.max(1.2, tall))
    // what it needs of a height, however much it is given
    readonly property real wantedHeight: width / slots * Math.max(1.2, front.rows * (width / slots < Theme.mm(12) ? 3 : 1.7))
    readonly property real slot: fitSlot * zoom
    // A compartment becomes no larger than is good to press, and no smaller than the whole bank shows it.
    readonly property real mostZoom: Math.max(1, Theme.mm(28) / fitSlot)
    readonly property bool canZoomIn: zoom < mostZoom - 0.01
    readonly property bool canZoomOut: zoom > 1.01

    activeFocusOnTab: true
    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("The bank, %n door(s)", "", front.count)
    onActiveFocusChanged: {
        if (activeFocus && current < 0)
            current = 0;
    }
    Keys.onPressed: event => {
        const ways = ({ [Qt.Key_Left]: "left", [Qt.Key_Right]: "right", [Qt.Key_Up]: "up", [Qt.Key_Down]: "down" });
        if (ways[event.key] !== undefined)
            plan.move(ways[event.key]);
        else if (event.key === Qt.Key_Plus)
            plan.zoomBy(1.5);
        else if (event.key === Qt.Key_Minus)
            plan.zoomBy(1 / 1.5);
        else if ([Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter].includes(event.key) && plan.current >= 0)
            plan.picked(plan.current);
        else
            return;
        event.accepted = true;
    }

    function move(way: string) {
        current = map.neighbour(current, way);
        const box = map.boxOf(current);
        show(box.x, box.y, box.width, box.height);
        (tiles.itemAt(current) as Item)?.forceActiveFocus();
    }
    function show(x: real, y: real, w: real, h: real) {
        view.contentX = Math.max(0, Math.min(x + bank.x, Math.max(view.contentX, x + bank.x + w - width)));
        view.contentY = Math.max(0, Math.min(y + bank.y, Math.max(view.contentY, y + bank.y + h - height)));
    }
    function zoomBy(factor: real) {
        zoomAt(factor, width / 2, height / 2);
    }
    // The point of the bank that lies there stays there.
    function zoomAt(factor: real, x: real, y: real) {
        const across = (view.contentX + x - bank.x) / bank.width;
        const down = (view.contentY + y - bank.y) / bank.height;
        zoom = Math.max(1, Math.min(mostZoom, zoom * factor));
        view.contentX = Math.max(0, Math.min(view.contentWidth - width, across * bank.width + bank.x - x));
        view.contentY = Math.max(0, Math.min(view.contentHeight - height, down * bank.height + bank.y - y));
    }

    FrontMap {
        id: map
        objectName: "map"
        anchors.fill: parent
        span: Qt.size(bank.width, bank.height)
        origin: Qt.point(bank.x - view.contentX, bank.y - view.contentY)
        front: plan.front
        standsOut: plan.filter
        found: plan.found
        ppmm: Theme.ppmm
        contrast: Theme.contrast
        colours: ({
            surface: Theme.c.surface, surface2: Theme.c.surface2, text: Theme.c.text, text2: Theme.c.text2,
            border: Theme.c.border, line: Theme.c.line, free: Theme.c.free, freeInk: Theme.c.freeInk,
            taken: Theme.c.taken, takenInk: Theme.c.takenInk, check: Theme.c.check, checkInk: Theme.c.checkInk,
            open: Theme.c.open, openInk: Theme.c.openInk, primary: Theme.c.primary, primaryInk: Theme.c.primaryInk,
            warn: Theme.c.warn, warnInk: Theme.c.warnInk, danger: Theme.c.danger
        })
        signs: {
            const found = {};
            for (const name of ["free", "clock", "taken", "bell", "check!", "off", "open", "opening", "unknown",
                                "silent", "alarm", "wrench", "bag", "hand", "box"])
                found[name] = [Signs.path(name), Signs.fill(name)];
            return found;
        }
        onLaidOut: ring.place()
    }
    Flickable {
        id: view
        objectName: "plan"
        anchors.fill: parent
        contentWidth: Math.max(width, bank.width)
        contentHeight: Math.max(height, bank.height)
        boundsBehavior: Flickable.StopAtBounds
        interactive: plan.canZoomOut && !pinch.active

        Item {
            id: bank
            x: Math.max(0, Math.round((view.width - width) / 2))
            y: Math.max(0, Math.round((view.height - height) / 2))
            width: Math.round(plan.slots * plan.slot)
            height: Math.round(plan.fitHeight * plan.zoom)

            MouseArea {
                anchors.fill: parent
                Accessible.ignored: true
                onClicked: mouse => {
                    const row = map.rowAt(mouse.x, mouse.y);
                    if (plan.slot < Theme.mm(16) && plan.canZoomIn)
                        plan.zoomAt(Theme.mm(20) / plan.slot, mouse.x + bank.x - view.contentX, mouse.y + bank.y - view.contentY);
                    else if (row >= 0)
                        plan.picked(row);
                }
            }
            // for whoever hears the screen, and for keys: each compartment with all that its picture tells
            Repeater {
                id: tiles
                model: plan.front
                delegate: Item {
                    required property int index
                    required property string number
                    required property string occupancy
                    required property string door
                    required property string mark
                    required property var since
                    required property int columnIndex
                    required property real topShare
                    required property real heightShare
                    x: plan.slot * (columnIndex + (plan.front.screenAfter >= 0 && columnIndex >= plan.front.screenAfter ? 1.35 : 0))
                    y: topShare * bank.height
                    width: plan.slot
                    height: heightShare * bank.height
                    Accessible.role: Accessible.Button
                    Accessible.name: FrontWords.compartment(plan.front, number, occupancy, door, mark, since)
                    Accessible.focusable: true
                    Accessible.onPressAction: plan.picked(index)
                }
            }
            Rectangle {
                id: ring
                function place() {
                    const box = map.boxOf(plan.current);
                    x = box.x - border.width;
                    y = box.y - border.width;
                    width = box.width + 2 * border.width;
                    height = box.height + 2 * border.width;
                }
                visible: plan.activeFocus && plan.current >= 0
                color: "transparent"
                border.width: Theme.mm(1)
                border.color: Theme.c.focus
                radius: Theme.radius * 0.6
                Connections {
                    target: plan
                    function onCurrentChanged() {
                        ring.place();
                    }
                }
            }
        }
    }
    PinchHandler {
        id: pinch
        property real before: 1
        target: null
        onActiveChanged: before = 1
        onActiveScaleChanged: {
            plan.zoomAt(activeScale / before, centroid.position.x, centroid.position.y);
            before = activeScale;
        }
    }
}
