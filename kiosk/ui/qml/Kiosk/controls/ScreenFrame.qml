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
    property real panelShare: 1          // how much of the room the drawing wants
    property real panelRatio: 0          // its height for its width; 0: whatever there is
    readonly property bool upright: Theme.portrait
    readonly property bool hasPanel: drawing.children.length > 0
    readonly property bool hasControls: asks.visibleChildren.length > 0
    readonly property bool beside: !upright && (hasPanel || hasControls)
    readonly property real half: (width - 2 * Theme.margin - 2 * Theme.gap) / 2
    readonly property real base: height - Theme.gap - (upright ? Theme.mm(2) : 0)

    Column {
        id: says
        x: Theme.margin
        y: Theme.reach ? Math.max(0, frame.upright ? drawing.y - height - Theme.gap : frame.base - height)
                       : frame.upright ? Theme.mm(2) : Theme.mm(4)
        width: frame.beside ? frame.half : frame.width - 2 * Theme.margin
        spacing: Theme.gap
    }
    Item {
        id: drawing
        readonly property real room: asks.ceiling - Theme.gap * 1.6 - (frame.upright ? says.height + Theme.gap * 1.4 + Theme.mm(2) : 0)
        readonly property real wanted: Math.min(room, frame.panelRatio > 0 ? width * frame.panelRatio : room * frame.panelShare)
        x: frame.upright ? Theme.margin : frame.width - Theme.margin - width
        width: frame.upright ? frame.width - 2 * Theme.margin : frame.half
        height: Math.max(0, wanted)
        y: frame.upright && !Theme.reach ? says.y + says.height + Theme.gap * 1.4
                                         : Theme.reach ? asks.ceiling - Theme.gap * 1.6 - height : Theme.mm(4)
        visible: frame.hasPanel && height >= Theme.mm(20)
    }
    Column {
        id: asks
        readonly property real ceiling: frame.hasControls ? y : frame.base + Theme.gap
        x: frame.upright ? Theme.margin : frame.width - Theme.margin - width
        y: frame.base - height
        width: frame.upright ? frame.width - 2 * Theme.margin : frame.half
        spacing: Theme.smallGap
    }
}
