pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Kiosk

// A sign drawn in strokes on a grid of 24.
Item {
    id: icon

    property string name: ""
    property color ink: Theme.c.text
    property real size: Theme.icon
    property real weight: 2

    implicitWidth: size
    implicitHeight: size

    Shape {
        width: 24
        height: 24
        scale: icon.size / 24
        transformOrigin: Item.TopLeft
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: icon.ink
            strokeWidth: icon.weight
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            PathSvg { path: Signs.path(icon.name) }
        }
        ShapePath {
            strokeColor: "transparent"
            strokeWidth: -1
            fillColor: icon.ink
            PathSvg { path: Signs.fill(icon.name) }
        }
    }
}
