pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A table of facts. Its height is known at once, not only when its rows were laid out: words above it shrink by it.
Card {
    id: card

    default property alias rows: column.data
    readonly property real pad: Theme.mm(Math.max(2, 4 * Theme.fit))
    readonly property real inner: width - 2 * pad
    readonly property real tall: {
        let sum = 0;
        for (let i = 0; i < column.children.length; ++i)
            sum += column.children[i].visible ? column.children[i].height : 0;
        return sum;
    }

    height: tall + 2 * pad

    Column {
        id: column
        x: card.pad
        y: card.pad
        width: card.inner
    }
}
