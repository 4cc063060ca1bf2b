pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What a screen says, what it draws and what it asks. Upright: from top to bottom, with what is pressed lowest.
// Lying: what it says left, the drawing and what is pressed right. In reach mode all of it sinks.
Item {
    id: frame

    default property alias info: says.data
    property alias panel: drawing.data
    property alias controls: asks.data
    property real panelRatio: 0          // the drawing's height for its width, at most; 0: whatever room there is
    readonly property bool upright: Theme.portrait
    readonly property bool hasPanel: drawing.children.length > 0
    readonly property bool hasControls: asks.visibleChildren.length > 0
    readonly property bool beside: !upright && (hasPanel || hasControls)
    readonly property real half: (width - 2 * Theme.margin - 2 * Theme.gap) / 2
    readonly property real ceiling: Theme.mm(upright ? 2 : 4)
    readonly property real base: height - Theme.gap - (upright ? Theme.mm(2) : 0)
    readonly property real asksTop: hasControls ? base - asks.height : base + Theme.gap * 1.6
    readonly property real room: asksTop - Theme.gap * 1.6 - ceiling - (upright ? says.height + Theme.gap * 1.4 : 0)
    readonly property real drawn: Math.max(0, panelRatio > 0 ? Math.min(room, drawing.width * panelRatio) : room)

    Column {
        id: says
        x: Theme.margin
        y: !Theme.reach ? frame.ceiling
           : frame.upright ? Math.max(frame.ceiling, frame.asksTop - Theme.gap * 3 - height
                                      - (drawing.visible ? frame.drawn : 0))
           : Math.max(frame.ceiling, frame.base - height)
        width: frame.beside ? frame.half : frame.width - 2 * Theme.margin
        spacing: Theme.gap
    }
    Item {
        id: drawing
        x: frame.upright ? Theme.margin : frame.width - Theme.margin - width
        y: Theme.reach ? frame.asksTop - Theme.gap * 1.6 - height
           : frame.upright ? frame.ceiling + says.height + Theme.gap * 1.4 : frame.ceiling
        width: frame.upright ? frame.width - 2 * Theme.margin : frame.half
        height: frame.drawn
        visible: frame.hasPanel && height >= Theme.mm(20)
    }
    Column {
        id: asks
        x: frame.upright ? Theme.margin : frame.width - Theme.margin - width
        y: frame.base - height
        width: frame.upright ? frame.width - 2 * Theme.margin : frame.half
        spacing: Theme.smallGap
    }
}
