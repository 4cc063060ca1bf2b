pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A phone with a QR code on its way to the scanner.
Card {
    id: card

    readonly property real unit: Math.min((width - Theme.mm(10)) / 640, (height - Theme.mm(10)) / 380)
    property real near: 0

    clip: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("A QR code held to the scanner")

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

        // the scanner: a window with a line of light in it
        Rectangle {
            x: 420
            y: 70
            width: 190
            height: 240
            radius: 30
            color: Theme.contrast ? "#000000" : "#14191f"
            border.width: Theme.contrast ? 6 : Theme.scheme === "dark" ? 3 : 0
            border.color: Theme.c.border
            Rectangle {
                x: 24
                y: 24
                width: 142
                height: 192
                radius: 16
                color: Theme.contrast ? "#000000" : "#202932"
                border.width: Theme.contrast ? 3 : 0
                border.color: Theme.c.border
            }
            Rectangle {
                x: 36
                y: 116
                width: 118
                height: 8
                radius: 4
                color: card.near > 0.9 ? (Theme.contrast ? "#ffe600" : "#4ade9b") : Theme.contrast ? "#ffffff" : "#ff6b5e"
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
        // the phone
        Rectangle {
            x: 50 + 190 * card.near
            y: 40
            width: 180
            height: 300
            radius: 30
            rotation: -6 + 6 * card.near
            color: Theme.c.primary
            antialiasing: true
            Rectangle {
                x: 14
                y: 14
                width: 152
                height: 272
                radius: 18
                color: "#ffffff"
                antialiasing: true
            }
            Icon {
                x: 28
                y: 88
                size: 124
                name: "qr"
                weight: 2.4
                ink: "#14191f"
            }
        }
    }
}
