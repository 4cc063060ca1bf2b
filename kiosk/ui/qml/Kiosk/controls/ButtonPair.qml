pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// One or two buttons: side by side where there is room and when everything is to lie low, else one above the other.
GridLayout {
    id: pair

    property bool stacked: false

    columns: visibleChildren.length < 2 ? 1 : (!stacked || Theme.reach) && width > Theme.mm(Theme.larger && !Theme.reach ? 140 : 110) ? 2 : 1
    columnSpacing: Theme.smallGap
    rowSpacing: Theme.smallGap
    uniformCellWidths: true
}
