pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes

// A door, hung on its left: shut it fills its opening; open it has swung out, and one sees in.
Item {
    id: door

    required property string number
    required property bool isOpen
    required property bool isStuck
    required property int pulses

    signal shut
    signal pulled
    signal jammed(jam: bool)

    readonly property int gap: 2
    // 0 is shut, 1 is ajar: the leaf looks a third as wide, and its free edge, nearer to us, a little taller.
    property real swing: door.isOpen ? 1 : 0
    readonly property real leafWidth: opening.width * (1 - 0.64 * door.swing)
    readonly property real flare: Math.min(9, opening.height * 0.08) * door.swing

    z: door.swing > 0 ? 1 : 0
    Accessible.role: Accessible.Button
    Accessible.name: "Door " + door.number + (door.isOpen ? ", open" : ", shut") + (door.isStuck ? ", jammed" : "")
    objectName: "door-" + door.number

    Behavior on swing {
        NumberAnimation { duration: 200; easing.type: Easing.OutBack; easing.overshoot: 0.9 }
    }

    onPulsesChanged: if (door.isStuck) rattle.restart()

    Rectangle {
        id: opening

        anchors.fill: parent
        anchors.margins: door.gap
        color: Look.inside

        // The back wall, a shade lighter, makes it a box.
        Rectangle {
            anchors.fill: parent
            anchors.margins: Math.min(parent.width, parent.height) * 0.14
            color: Look.insideLit
        }
        Text {
            visible: door.swing > 0.5 && opening.width > 44 && opening.height > 34
            x: door.leafWidth + (opening.width - door.leafWidth - width) / 2
            anchors.verticalCenter: parent.verticalCenter
            text: "open"
            color: "#f3f6f9"
            font { pixelSize: Math.max(9, Math.min(13, opening.width * 0.17)); weight: Font.Medium }
        }
    }
    Item {
        id: leaf

        x: door.gap
        y: door.gap
        width: door.leafWidth
        height: opening.height

        Shape {
            anchors.fill: parent

            ShapePath {
                fillColor: Qt.tint(Look.leaf, Qt.alpha(Look.leafTurned, Math.max(0, Math.min(1, door.swing))))
                strokeColor: door.swing > 0.5 ? Look.leafTurnedEdge : Look.leafEdge
                strokeWidth: 1
                startX: 0.5
                startY: 0.5
                PathLine { x: leaf.width - 0.5; y: 0.5 - door.flare }
                PathLine { x: leaf.width - 0.5; y: leaf.height - 0.5 + door.flare }
                PathLine { x: 0.5; y: leaf.height - 0.5 }
                PathLine { x: 0.5; y: 0.5 }
            }
        }
        Text {
            x: Math.min(10, leaf.width * 0.14)
            y: Math.min(8, leaf.height * 0.1)
            text: door.number
            color: Look.ink
            font { pixelSize: Math.max(10, Math.min(20, opening.height * 0.34, opening.width * 0.28)); weight: Font.DemiBold }
            transform: Scale { xScale: 1 - 0.45 * Math.max(0, Math.min(1, door.swing)) }
        }
        // The pull, at the free edge.
        Rectangle {
            x: leaf.width - Math.max(5, leaf.width * 0.1) - width / 2
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(2, 4 * leaf.width / Math.max(1, opening.width))
            height: Math.min(22, leaf.height * 0.36)
            radius: width / 2
            color: door.swing > 0.5 ? Look.leafTurnedEdge : Look.steel
        }
        Rectangle {
            visible: door.isStuck
            anchors { right: parent.right; bottom: parent.bottom; margins: 4 }
            width: jam.implicitWidth + 8
            height: jam.implicitHeight + 2
            radius: 3
            color: Look.fault

            Text {
                id: jam

                anchors.centerIn: parent
                text: leaf.width > 64 ? "jammed" : "!"
                color: "#ffffff"
                font { pixelSize: 10; weight: Font.DemiBold }
            }
        }
        SequentialAnimation on x {
            id: rattle

            running: false
            loops: 2
            NumberAnimation { to: door.gap + 2; duration: 40 }
            NumberAnimation { to: door.gap; duration: 40 }
        }
    }
    TapHandler {
        id: hand

        acceptedButtons: Qt.LeftButton
        longPressThreshold: 0.5
        onTapped: {
            if (door.isOpen)
                door.shut();
            else if (hand.point.modifiers & Qt.ShiftModifier)
                door.pulled();
            else
                rattle.restart();
        }
        onLongPressed: if (!door.isOpen) door.pulled()
    }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: door.jammed(!door.isStuck)
    }
}
