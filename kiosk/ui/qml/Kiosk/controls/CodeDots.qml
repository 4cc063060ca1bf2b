pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// How many digits are in, of how many.
Row {
    id: dots

    required property int count
    required property int length

    spacing: Theme.mm(Math.max(3, 5 * Theme.fit))
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1 of %2 digits", "how many are in").arg(count).arg(length)

    Repeater {
        model: dots.length
        Rectangle {
            required property int index
            width: Theme.mm(Math.max(6, 9 * Theme.fit))
            height: width
            radius: width / 2
            color: index < dots.count ? Theme.c.text : "transparent"
            border.width: Theme.stroke
            border.color: index < dots.count ? Theme.c.text : Theme.c.border
        }
    }
}
