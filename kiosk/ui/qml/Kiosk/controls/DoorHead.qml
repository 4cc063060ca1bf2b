pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The door's plate with what happened to it: beside each other where the title's words fit there, else below.
Item {
    id: head

    required property string number
    required property string doorState
    required property string title
    readonly property real beyond: doorState === "open" ? plate.height * 0.055 : 0
    readonly property real indent: plate.width + Theme.gap * (Theme.fit > 0.8 ? 2 : 1.6)
    readonly property string longestWord: title.split(" ").reduce((found, word) => word.length > found.length ? word : found, "")
    readonly property bool beside: width - indent > longest.advanceWidth * 1.04 && (width - indent) * 3 > whole.advanceWidth * 1.2

    implicitHeight: (beside ? Math.max(plate.height, words.height) : plate.height + Theme.gap + words.height) + beyond

    DoorPlate {
        id: plate
        width: side
        height: side
        number: head.number
        doorState: head.doorState
    }
    Headline {
        id: words
        objectName: "title"
        text: head.title
        x: head.beside ? head.indent : 0
        y: head.beside ? Math.max(0, (plate.height - height) / 2) : plate.height + Theme.gap + head.beyond
        width: head.width - x
    }
    TextMetrics {
        id: longest
        font: words.font
        text: head.longestWord
    }
    TextMetrics {
        id: whole
        font: words.font
        text: head.title
    }
}
