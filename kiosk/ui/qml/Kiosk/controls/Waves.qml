pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Kiosk

// Three waves above a point; as many of them as `level` says have been answered.
Item {
    id: waves

    property real level: 0
    readonly property color quiet: Theme.contrast ? "#ffffff" : "#7cb8ff"
    readonly property color answered: Theme.contrast ? "#ffe600" : "#4ade9b"

    Repeater {
        model: 3
        delegate: Shape {
            id: wave
            required property int index
            preferredRendererType: Shape.CurveRenderer
            ShapePath {
                strokeColor: waves.level > 0.3 * (wave.index + 1) ? waves.answered : waves.quiet
                strokeWidth: 11
                fillColor: "transparent"
                capStyle: ShapePath.RoundCap
                PathAngleArc {
                    centerX: 0
                    centerY: 0
                    radiusX: 32 + 25 * wave.index
                    radiusY: radiusX
                    startAngle: -133
                    sweepAngle: 86
                }
            }
        }
    }
}
