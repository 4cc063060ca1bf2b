pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The plate of a compartment as facilities see it: its number in the colour of its state, with the state's sign.
// The word stands beside it.
Rectangle {
    id: plate

    required property string number
    required property string tone
    required property string sign
    property real side: Theme.mm((Theme.shortSideMm < 170 ? Math.max(24, 36 * Theme.fit) : 52 * Theme.fit) * Math.max(0.75, Theme.squeeze))
    readonly property string doorState: tone    // for tests: its ink lies on its own colour
    readonly property color ink: Theme.inkOnState(tone)

    implicitWidth: side
    implicitHeight: side
    radius: Theme.radius
    color: Theme.stateColor(tone)
    border.width: Theme.contrast ? Theme.stroke : 0
    border.color: Theme.c.border

    Text {
        anchors { horizontalCenter: parent.horizontalCenter; verticalCenter: parent.verticalCenter; verticalCenterOffset: -plate.side * 0.09 }
        width: plate.width * 0.9
        text: plate.number
        color: plate.ink
        font.family: Theme.family
        font.weight: Font.Bold
        font.pixelSize: plate.side * (plate.number.length > 3 ? 0.32 : plate.number.length > 2 ? 0.42 : 0.54)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(plate.side * 0.14)
        horizontalAlignment: Text.AlignHCenter
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
    Icon {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: plate.side * 0.09 }
        name: plate.sign
        ink: plate.ink
        size: plate.side * 0.2
        weight: 2.3
    }
}
