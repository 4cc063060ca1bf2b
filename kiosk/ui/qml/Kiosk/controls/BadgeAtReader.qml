pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A badge on its way to the reader: the one thing that the start screen asks for.
Card {
    id: card

    readonly property real unit: Math.min((width - Theme.mm(10)) / 640, (height - Theme.mm(10)) / 380)
    property real near: 0

    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("A badge held to the reader")

    SequentialAnimation on near {
        running: Theme.motion && card.visible
        loops: Animation.Infinite
        PauseAnimation { duration: 4500 }
        NumberAnimation { to: 1; duration: 900; easing.type: Easing.InOutCubic }
        PauseAnimation { duration: 1200 }
        NumberAnimation { to: 0; duration: 700; easing.type: Easing.InOutCubic }
    }

    Item {
        width: 640
        height: 380
        anchors.centerIn: parent
        scale: card.unit

        // the reader
        Rectangle {
            x: 420
            y: 40
            width: 190
            height: 300
            radius: 30
            color: Theme.contrast ? "#000000" : "#14191f"
            border.width: Theme.contrast ? 6 : Theme.scheme === "dark" ? 3 : 0
            border.color: Theme.c.border
            Rectangle {
                x: 18
                y: 18
                width: 154
                height: 264
                radius: 18
                color: Theme.contrast ? "#000000" : "#202932"
            }
            Waves {
                id: waves
                x: 95
                y: 128
                level: card.near
            }
            Rectangle {
                x: 95 - width / 2
                y: 117
                width: 22
                height: 22
                radius: 11
                color: "#ffffff"
            }
            Rectangle {
                x: 95 - width / 2
                y: 236
                width: 72
                height: 12
                radius: 6
                color: card.near > 0.9 ? (Theme.contrast ? "#ffe600" : "#4ade9b") : waves.quiet
            }
        }
        // the way
        Icon {
            x: 288
            y: 140
            size: 100
            name: "forward"
            weight: 2.4
            ink: Theme.contrast ? "#ffffff" : Theme.c.primary
            opacity: 1 - card.near
        }
        // the badge
        Item {
            x: 40 + 210 * card.near
            y: 52
            width: 190
            height: 276
            rotation: -8 + 8 * card.near
            Rectangle {
                anchors.fill: parent
                radius: 24
                color: Theme.c.primary
                antialiasing: true
            }
            Rectangle {
                x: 68
                y: 24
                width: 54
                height: 14
                radius: 7
                color: Theme.c.primaryInk
                antialiasing: true
            }
            Rectangle {
                x: 62
                y: 74
                width: 66
                height: 66
                radius: 33
                color: Theme.c.primaryInk
                antialiasing: true
            }
            Item {
                x: 43
                y: 152
                width: 104
                height: 54
                clip: true
                Rectangle {
                    width: 104
                    height: 104
                    radius: 52
                    color: Theme.c.primaryInk
                    antialiasing: true
                }
            }
            Rectangle {
                x: 53
                y: 228
                width: 84
                height: 12
                radius: 6
                color: Theme.c.primaryInk
                opacity: 0.6
                antialiasing: true
            }
        }
    }
}
