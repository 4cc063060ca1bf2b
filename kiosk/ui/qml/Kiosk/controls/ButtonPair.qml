pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// One or two buttons: side by side where there is room and when everything is to lie low, else one above the other.
GridLayout {
    id: pair

    property bool stacked: false
    // Side by side, each button gets half; where the words of one need more than that on two lines, they are stacked.
    readonly property real half: (width - columnSpacing) / 2
    readonly property bool fits: visibleChildren.every(one => one.implicitWidth <= half * 1.6)

    columns: visibleChildren.length < 2 ? 1 : (!stacked || Theme.reach) && fits && width > Theme.mm(Theme.larger && !Theme.reach ? 140 : 110) ? 2 : 1
    columnSpacing: Theme.smallGap
    rowSpacing: Theme.smallGap
    uniformCellWidths: true
}
