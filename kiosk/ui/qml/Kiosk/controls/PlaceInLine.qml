pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Everybody in line up to this person, who stands out. A long line is told in words alone.
Row {
    id: line

    required property int place
    readonly property int most: 8
    readonly property real size: Theme.mm(Math.max(11, 22 * Theme.fit) * Theme.squeeze)

    height: size
    spacing: Theme.mm(Math.max(1, 2 * Theme.fit))
    visible: place <= most
    Accessible.ignored: true

    Repeater {
        model: line.visible ? line.place : 0
        delegate: Icon {
            required property int index
            readonly property bool mine: index === line.place - 1
            name: "person"
            size: line.size
            weight: mine ? 2.6 : 1.8
            ink: mine ? Theme.c.primary : Theme.c.border
        }
    }
}
