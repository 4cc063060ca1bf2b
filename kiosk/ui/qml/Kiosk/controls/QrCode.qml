pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes

// A QR code with its quiet zone: black on white whatever the colours, and whole pixels for each module.
Rectangle {
    id: code

    required property int modules     // to a side; 0: none
    required property string outline  // what is dark, in SVG's path notation on a grid of modules
    required property string says     // for who can't see it
    property real room: 0             // as large as fits here
    readonly property int quiet: 4
    readonly property int module: Math.max(1, Math.floor(room / Math.max(1, modules + 2 * quiet)))

    implicitWidth: modules > 0 ? module * (modules + 2 * quiet) : 0
    implicitHeight: implicitWidth
    color: "#ffffff"
    visible: modules > 0
    Accessible.role: Accessible.Graphic
    Accessible.name: says

    Shape {
        x: code.module * code.quiet
        y: x
        width: code.modules
        height: code.modules
        scale: code.module
        transformOrigin: Item.TopLeft
        ShapePath {
            strokeColor: "transparent"
            strokeWidth: -1
            fillColor: "#000000"
            PathSvg { path: code.outline }
        }
    }
}
