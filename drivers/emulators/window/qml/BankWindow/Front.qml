pragma ComponentBehavior: Bound
import QtQuick
import BankWindow.Bridge

// The cabinet: a steel body with the doors in it, and the kiosk's screen where it hangs.
Rectangle {
    id: front

    required property BankView view
    readonly property int frame: 10

    radius: 8
    color: Look.body
    border { color: Look.bodyEdge; width: 1 }
    implicitWidth: 600
    implicitHeight: 480

    Item {
        id: inside

        anchors.fill: parent
        anchors.margins: front.frame

        KioskPart {
            visible: front.view.screenWidth > 0
            x: front.view.screenX * inside.width
            width: front.view.screenWidth * inside.width
            height: inside.height
        }
        Repeater {
            model: front.view.doors

            Door {
                id: door

                required property real px
                required property real py
                required property real pw
                required property real ph

                x: Math.round(door.px * inside.width)
                y: Math.round(door.py * inside.height)
                width: Math.round((door.px + door.pw) * inside.width) - x
                height: Math.round((door.py + door.ph) * inside.height) - y
                onShut: front.view.shut(door.number)
                onPulled: front.view.pull(door.number)
                onJammed: jam => front.view.jam(door.number, jam)
            }
        }
    }
    // The feet, so that it stands.
    Repeater {
        model: [0.08, 0.92]

        Rectangle {
            required property real modelData

            x: modelData * front.width - width / 2
            y: front.height
            width: 34
            height: 6
            color: Look.bodyEdge
        }
    }
}
