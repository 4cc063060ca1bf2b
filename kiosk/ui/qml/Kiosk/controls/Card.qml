pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A quiet surface behind a drawing.
Rectangle {
    radius: Theme.radius * 1.3
    color: Theme.c.surface
    border.width: Theme.contrast ? Theme.stroke : 0
    border.color: Theme.c.border
}
