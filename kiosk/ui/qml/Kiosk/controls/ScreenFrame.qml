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
    property real panelHeight: 0         // what the drawing wants at most; 0: whatever room there is
    property real panelLeast: Theme.mm(20)  // with less room than this it is left out
    property real panelKept: 0           // of a drawing that must be seen: words become smaller before it gets less
    property bool across: false          // what is pressed needs the whole width: as if the panel stood upright
    readonly property alias panelWidth: drawing.width
    readonly property bool upright: Theme.portrait || across
    readonly property bool hasPanel: drawing.children.length > 0
    readonly property bool hasControls: asks.visibleChildren.length > 0
    readonly property bool beside: !upright && (hasPanel || hasControls)
    readonly property real inner: width - 2 * Theme.margin - 2 * Theme.gap
    readonly property real half: Math.round(inner * (hasPanel ? 0.5 : Theme.dense ? 0.5 : 0.56))
    readonly property real rest: inner - half
    readonly property real ceiling: Theme.mm(upright ? 2 : 4)
    readonly property real base: height - Theme.gap - (upright ? Theme.mm(2) : 0)
    readonly property real asksTop: hasControls ? base - asks.height : base + Theme.gap * 1.6
    readonly property real room: asksTop - Theme.gap * 1.6 - ceiling - (upright ? says.height + Theme.gap * 1.4 : 0)
    readonly property real drawn: Math.max(0, panelHeight > 0 ? Math.min(room, panelHeight) : room)

    // Words that would run into what is pressed, or out of the screen, become smaller until they do not.
    readonly property real limit: (upright && hasControls ? asksTop - Theme.gap : base) - ceiling
                                  - (upright && panelKept > 0 ? panelKept + Theme.gap * 2 : 0)
    onLimitChanged: loosen()
    Component.onCompleted: loosen()
    Connections {
        target: Theme
        function onLargerChanged() {
            frame.loosen();
        }
    }
    Connections {
        target: Words
        function onLanguageChanged() {
            frame.loosen();
        }
    }

    function loosen() {
        Theme.squeeze = 1;
        tighten();
    }
    // Only ever smaller, so that it comes to an end: layouts inside report their height a little later.
    function tighten() {
        while (Theme.squeeze > smallest && spoken() > Math.max(0, limit))
            Theme.squeeze -= 0.04;
    }
    readonly property real smallest: 0.5
    function spoken(): real {
        let height = 0;
        for (let i = 0; i < says.children.length; ++i) {
            const item = says.children[i];
            if (item.visible && item.height > 0)
                height += item.height + (height > 0 ? says.spacing : 0);
        }
        return height;
    }

    Column {
        id: says
        onHeightChanged: {
            if (height <= Math.max(0, frame.limit) || Theme.squeeze <= frame.smallest)
                return;
            Theme.squeeze -= 0.04;
            frame.tighten();
        }
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
        y: Math.round(Theme.reach ? frame.asksTop - Theme.gap * 1.6 - height
                      : frame.upright ? frame.ceiling + says.height + Theme.gap * 1.4 : frame.ceiling)
        width: frame.upright ? frame.width - 2 * Theme.margin : frame.rest
        height: frame.drawn
        visible: frame.hasPanel && height >= frame.panelLeast
    }
    Column {
        id: asks
        x: frame.upright ? Theme.margin : frame.width - Theme.margin - width
        y: frame.base - height
        width: frame.upright ? frame.width - 2 * Theme.margin : frame.rest
        spacing: Theme.smallGap
    }
}
