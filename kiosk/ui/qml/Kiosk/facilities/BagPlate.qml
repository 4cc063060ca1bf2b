pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The number that goes onto the bag, to be read from the bag's side of the room.
Rectangle {
    id: plate

    required property string bag
    readonly property real px: Theme.capPx(Math.max(6, 13 * Theme.fit) * Math.max(0.6, Theme.squeeze))

    implicitWidth: words.implicitWidth + px * 1.2
    implicitHeight: words.implicitHeight + px * 0.5
    radius: Theme.radius * 0.7
    color: Theme.c.surface
    border.width: Theme.mm(0.8)
    border.color: Theme.c.text
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Bag %1", "number").arg(bag)

    Text {
        id: words
        objectName: "bag"
        anchors.centerIn: parent
        text: plate.bag
        color: Theme.c.text
        font.family: Theme.family
        font.weight: Font.Bold
        font.pixelSize: plate.px
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
