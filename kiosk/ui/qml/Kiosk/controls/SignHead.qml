pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A title under a large sign: for screens that are not about a door's plate.
Item {
    id: head

    required property string sign
    required property string title
    property string tone: "plain"   // "plain" or "warn"
    readonly property real side: Theme.mm(Math.max(18, 32 * Theme.fit) * Theme.squeeze)

    implicitHeight: Theme.dense ? Math.max(disc.height, words.height) : words.y + words.height

    Rectangle {
        id: disc
        width: head.side
        height: head.side
        radius: width / 2
        color: head.tone === "warn" ? Theme.c.warn : Theme.c.surface2
        border.width: Theme.contrast ? Theme.stroke : 0
        border.color: head.tone === "warn" ? Theme.c.warnInk : Theme.c.border
        Icon {
            anchors.centerIn: parent
            name: head.sign
            size: head.side * 0.54
            ink: head.tone === "warn" ? Theme.c.warnInk : Theme.c.text
        }
    }
    Headline {
        id: words
        objectName: "title"
        x: Theme.dense ? disc.width + Theme.gap : 0
        y: Theme.dense ? 0 : disc.height + Theme.gap
        width: head.width - x
        text: head.title
    }
}
