pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Something takes longer than a second: three dots, one after the other. It says nothing that words do not say.
Row {
    id: waiting

    property bool late: false
    property int turn: 0

    spacing: Theme.mm(3)
    height: Theme.mm(5)
    opacity: late ? 1 : 0
    Accessible.ignored: true

    Timer {
        interval: waiting.late ? 600 : 1000
        running: waiting.visible && (Theme.motion || !waiting.late)
        repeat: true
        onTriggered: {
            waiting.turn = (waiting.turn + 1) % 3;
            waiting.late = true;
        }
    }
    Repeater {
        model: 3
        delegate: Rectangle {
            required property int index
            width: Theme.mm(4)
            height: width
            radius: width / 2
            color: Theme.c.primary
            opacity: index === waiting.turn || !Theme.motion ? 1 : 0.3
        }
    }
}
