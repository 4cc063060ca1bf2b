pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The picture of a thing, on a card as large as it needs.
Item {
    id: frame

    required property Photo photo

    visible: photo.there
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Photo of the thing")

    Card {
        anchors.centerIn: parent
        width: Math.min(frame.width, Math.max(0, frame.height - 2 * Theme.smallGap) * frame.photo.shape + 2 * Theme.smallGap)
        height: Math.min(frame.height, Math.max(0, width - 2 * Theme.smallGap) / frame.photo.shape + 2 * Theme.smallGap)
        PhotoItem {
            // Whole pixels: of a part of one there is nothing to paint on.
            x: Theme.smallGap
            y: Theme.smallGap
            width: Math.max(0, Math.floor(parent.width - 2 * x))
            height: Math.max(0, Math.floor(parent.height - 2 * y))
            photo: frame.photo
        }
    }
}
