pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Around whatever a keyboard has reached: a millimetre of colour, and a millimetre of background between.
Rectangle {
    required property Item around

    anchors.fill: parent
    anchors.margins: -Theme.mm(2)
    radius: Theme.radius + Theme.mm(2)
    color: "transparent"
    border.color: Theme.c.focus
    border.width: Theme.mm(1)
    visible: around.activeFocus
}
