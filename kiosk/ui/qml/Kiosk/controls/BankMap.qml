pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The bank as it hangs, with the screen in it. Some doors stand out; the others are outlines with their numbers.
Card {
    id: map

    required property BankModel bank
    property list<string> doors
    property string doorState: "open"
    readonly property bool withScreen: bank.screenAfter >= 0
    readonly property real pad: Theme.mm(Math.max(3, 6 * Theme.fit))
    // the screen takes the room of a little more than one column
    readonly property real slots: Math.max(1, bank.columns + (withScreen ? 1.35 : 0))
    readonly property real slot: Math.min((width - 2 * pad) / slots, (height - 2 * pad) * 0.9)
    readonly property real shape: Math.max(1.4, bank.rows * 1.15)
    // what it needs to show each door well at its width
    readonly property real wantedHeight: (width - 2 * pad) / slots * shape + 2 * pad
    readonly property real leftEdge: (width - slot * slots) / 2
    readonly property real between: Math.max(1, Math.min(Theme.mm(1.6), slot * 0.1))
    readonly property real tall: Math.min(height - 2 * pad, slot * shape)
    readonly property real topEdge: (height - tall) / 2

    visible: bank.columns > 0
    Accessible.role: Accessible.Graphic
    Accessible.name: doors.length === 0 ? qsTr("The bank") : qsTr("The bank, with door %1 marked").arg(doors.join(", "))

    function columnX(index: int): real {
        return leftEdge + slot * index + (withScreen && index >= bank.screenAfter ? slot * 1.35 : 0);
    }

    Repeater {
        model: map.bank
        delegate: Rectangle {
            id: tile
            required property string door
            required property string doorState
            required property int columnIndex
            required property real topShare
            required property real heightShare
            readonly property bool marked: map.doors.indexOf(door) >= 0
            readonly property string shown: marked ? map.doorState : doorState

            x: map.columnX(columnIndex) + map.between / 2
            y: map.topEdge + topShare * map.tall + map.between / 2
            width: map.slot - map.between
            height: heightShare * map.tall - map.between
            radius: Math.min(Theme.radius * 0.6, width * 0.14)
            color: marked ? Theme.stateColor(shown) : "transparent"
            border.width: marked ? 0 : Math.max(1, Theme.stroke * 0.75)
            border.color: Theme.c.border
            opacity: marked || Theme.contrast ? 1 : 0.75

            Text {
                anchors.centerIn: parent
                text: tile.door
                visible: tile.marked || font.pixelSize >= Theme.capPx(2.2)
                color: tile.marked ? Theme.inkOnState(tile.shown) : Theme.c.text2
                font.family: Theme.family
                font.weight: tile.marked ? Font.Bold : Font.Medium
                font.pixelSize: Math.max(4, Math.min(tile.width * (tile.door.length > 2 ? 0.34 : 0.44), tile.height * 0.5,
                                         Theme.secondaryPx))
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
    // the screen that the person stands at
    Item {
        visible: map.withScreen
        x: map.leftEdge + map.slot * map.bank.screenAfter + map.slot * 0.12
        y: map.topEdge
        width: map.slot * 1.11
        height: map.tall
        Rectangle {
            id: panelBody
            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.height * 0.1
            width: Math.min(parent.width * 0.9, parent.height * 0.36)
            height: Math.min(parent.height * 0.56, width * 2.6)
            radius: width * 0.12
            color: Theme.contrast ? "#000000" : "#14191f"
            border.width: Theme.contrast || Theme.scheme === "dark" ? Theme.stroke : 0
            border.color: Theme.c.border
            Rectangle {
                x: parent.width * 0.1
                y: x
                width: parent.width - 2 * x
                height: parent.height - 3.2 * y
                radius: width * 0.06
                color: Theme.contrast ? "#ffffff" : "#7cb8ff"
            }
        }
        Column {
            anchors { horizontalCenter: parent.horizontalCenter; top: panelBody.bottom; topMargin: parent.height * 0.03 }
            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "up"
                ink: Theme.c.text2
                size: Math.min(map.slot * 0.5, Theme.mm(7))
            }
            Text {
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("You", "you stand here")
                color: Theme.c.text2
                font.family: Theme.family
                font.weight: Font.Medium
                font.pixelSize: Math.max(4, Math.min(map.slot * 0.34, Theme.captionPx))
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
}
