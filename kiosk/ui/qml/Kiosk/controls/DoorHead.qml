pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The door's plate with what happened to it: beside each other where the title keeps some width, else below.
Item {
    id: head

    required property string number
    required property string doorState
    required property string title
    readonly property bool beside: width - plate.width - Theme.gap * 2 > longest.advanceWidth

    implicitHeight: beside ? Math.max(plate.height, words.height) : plate.height + Theme.gap + words.height

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
        x: head.beside ? plate.width + Theme.gap * 2 : 0
        y: head.beside ? (plate.height - height) / 2 : plate.height + Theme.gap
        width: head.width - x
    }
    TextMetrics {
        id: longest
        font: words.font
        text: head.title.length > 18 ? head.title.substring(0, 14) : head.title.substring(0, 9)
    }
}
