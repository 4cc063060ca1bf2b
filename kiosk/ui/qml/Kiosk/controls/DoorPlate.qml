pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Kiosk

// A door as it hangs in the bank, with its number: shut, or ajar so that the dark inside shows.
Item {
    id: plate

    required property string number
    property string doorState: "yours"
    property real side: Theme.mm((Theme.shortSideMm < 170 ? Math.max(34, 58 * Theme.fit) : 86 * Theme.fit) * Math.max(0.75, Theme.squeeze))
    readonly property bool ajar: doorState === "open"
    readonly property color paint: Theme.stateColor(doorState)
    readonly property color ink: Theme.inkOnState(doorState)
    readonly property real figurePx: side * (number.length > 3 ? 0.29 : number.length > 2 ? 0.39 : 0.58)
    property real swing: ajar ? 1 : 0

    implicitWidth: side
    implicitHeight: side
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Door %1: %2", "number, state").arg(number).arg(Words.stateName(doorState))

    Behavior on swing {
        enabled: Theme.motion
        NumberAnimation { duration: 220; easing.type: Easing.OutCubic }
    }

    // the compartment behind the door
    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.scheme === "light" ? "#14191f" : "#000000"
        border.width: Theme.scheme === "light" ? 0 : Theme.stroke
        border.color: Theme.c.border
        visible: plate.swing > 0
    }
    // the door: hinged left, its free edge comes towards the person
    Shape {
        id: leaf
        readonly property real free: plate.width * (1 - 0.16 * plate.swing)
        readonly property real rise: plate.height * 0.055 * plate.swing
        readonly property real r: Theme.radius
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer
        ShapePath {
            fillColor: plate.paint
            strokeColor: Theme.contrast ? Theme.c.border : "transparent"
            strokeWidth: Theme.contrast ? Theme.stroke : -1
            startX: leaf.r
            startY: 0
            PathLine { x: leaf.free - leaf.r; y: -leaf.rise }
            PathQuad { x: leaf.free; y: leaf.r - leaf.rise; controlX: leaf.free; controlY: -leaf.rise }
            PathLine { x: leaf.free; y: plate.height - leaf.r + leaf.rise }
            PathQuad { x: leaf.free - leaf.r; y: plate.height + leaf.rise; controlX: leaf.free; controlY: plate.height + leaf.rise }
            PathLine { x: leaf.r; y: plate.height }
            PathQuad { x: 0; y: plate.height - leaf.r; controlX: 0; controlY: plate.height }
            PathLine { x: 0; y: leaf.r }
            PathQuad { x: leaf.r; y: 0; controlX: 0; controlY: 0 }
        }
        // the handle
        Rectangle {
            x: leaf.free - width - plate.width * 0.045
            y: plate.height * 0.5 - height / 2
            width: Math.max(3, plate.width * 0.028)
            height: plate.height * 0.2
            radius: width / 2
            color: plate.ink
            opacity: 0.75
        }
        Text {
            id: figure
            x: 0
            width: leaf.free - plate.width * 0.06
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: -plate.height * 0.05
            text: plate.number
            color: plate.ink
            font.family: Theme.family
            font.weight: Font.Bold
            font.pixelSize: plate.figurePx
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(plate.side * 0.15)
            font.letterSpacing: -0.03 * plate.figurePx
            horizontalAlignment: Text.AlignHCenter
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
        Row {
            anchors { horizontalCenter: figure.horizontalCenter; bottom: parent.bottom; bottomMargin: plate.height * 0.085 }
            spacing: plate.height * 0.03
            Icon {
                name: plate.doorState === "check" ? "check!" : plate.doorState
                ink: plate.ink
                size: plate.height * 0.125
                weight: 2.3
                anchors.verticalCenter: parent.verticalCenter
            }
            Text {
                text: Words.stateName(plate.doorState)
                color: plate.ink
                font.family: Theme.family
                font.weight: Font.DemiBold
                font.pixelSize: plate.height * 0.095
                textFormat: Text.PlainText
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
    }
}
