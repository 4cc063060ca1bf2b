pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes

// A wave above a point.
Shape {
    id: arc

    required property color ink

    preferredRendererType: Shape.CurveRenderer
    ShapePath {
        strokeColor: arc.ink
        strokeWidth: 12
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        startX: arc.width * 0.06
        startY: arc.height
        PathArc {
            x: arc.width * 0.94
            y: arc.height
            radiusX: arc.width * 0.56
            radiusY: arc.width * 0.56
        }
    }
}
