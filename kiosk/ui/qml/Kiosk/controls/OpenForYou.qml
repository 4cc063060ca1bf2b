pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Another door that opens for the person, beside what a screen is about.
Card {
    id: card

    required property DoorInfo door
    readonly property real pad: Theme.mm(Math.max(4, 7 * Theme.fit))

    // Not the height of a column, which a positioner tells too late for words that are made to fit.
    readonly property real told: title.height + Theme.smallGap + place.height

    implicitHeight: Math.max(plate.height, told) + 2 * pad

    DoorPlate {
        id: plate
        x: card.pad
        anchors.verticalCenter: parent.verticalCenter
        side: Theme.mm(Math.max(22, 46 * Theme.fit) * Theme.squeeze)
        width: side
        height: side
        number: card.door.number
        doorState: "open"
    }
    BodyText {
        id: title
        x: plate.x + plate.width + Theme.gap * 1.6
        y: (card.height - card.told) / 2
        width: card.width - x - card.pad
        font.weight: Font.DemiBold
        text: qsTr("Door %1 is open for you.").arg(card.door.number)
    }
    BodyText {
        id: place
        x: title.x
        y: title.y + title.height + Theme.smallGap
        width: title.width
        quiet: true
        text: Words.place(card.door)
    }
}
