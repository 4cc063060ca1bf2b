pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Kiosk
import Kiosk.Bridges

// Somebody signs here with a finger. It can't be done by keys: whoever uses those shows a document instead.
Rectangle {
    id: pad

    required property Strokes strokes
    readonly property real unit: width / 1000

    implicitHeight: width * 0.4
    radius: Theme.radius
    color: "#ffffff"
    border.width: Theme.mm(0.8)
    border.color: Theme.c.border
    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: strokes.drawn ? qsTr("A signature is drawn") : qsTr("Field for a signature, drawn with a finger")
    Accessible.description: qsTr("Without a finger: go back, and look at a document instead")

    Rectangle {
        x: parent.width * 0.06
        y: parent.height * 0.76
        width: parent.width * 0.88
        height: Math.max(1, Theme.mm(0.4))
        color: "#6f7c8a"
    }
    Icon {
        x: parent.width * 0.06
        y: parent.height * 0.76 - height - Theme.mm(1.5)
        visible: !pad.strokes.any
        name: "pen"
        ink: "#465260"
        size: Theme.buttonIcon
    }
    Shape {
        width: 1000
        height: 400
        scale: pad.unit
        transformOrigin: Item.TopLeft
        preferredRendererType: Shape.CurveRenderer
        ShapePath {
            strokeColor: "#0b1a3a"
            strokeWidth: Math.max(4, Theme.mm(0.9) / pad.unit)
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: pad.strokes.path }
        }
    }
    MouseArea {
        objectName: "pad"
        anchors.fill: parent
        preventStealing: true
        Accessible.ignored: true
        onPressed: event => pad.strokes.begin(event.x / pad.unit, event.y / pad.unit)
        onPositionChanged: event => pad.strokes.draw(event.x / pad.unit, event.y / pad.unit)
        onReleased: pad.strokes.end()
        onCanceled: pad.strokes.end()
    }
}
