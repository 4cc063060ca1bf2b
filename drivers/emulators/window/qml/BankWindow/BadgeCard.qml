import QtQuick
import QtQuick.Controls.Basic

// A badge: it leaps a little when it is held to the reader.
AbstractButton {
    id: card

    required property string label
    required property string note

    implicitWidth: 146
    implicitHeight: 76
    Accessible.name: "Badge of " + card.label
    objectName: "badge-" + card.label
    onClicked: leap.restart()

    transform: Translate { id: shift }
    background: Rectangle {
        radius: Look.radius
        color: card.down ? Look.primaryGround : Look.surface
        border { color: card.visualFocus || card.hovered ? Look.primary : Look.line; width: card.visualFocus ? 2 : 1 }
    }
    contentItem: Item {
        // The slot for the lanyard.
        Rectangle {
            anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: 7 }
            width: 22
            height: 4
            radius: 2
            color: Look.ground
            border { color: Look.line; width: 1 }
        }
        Rectangle {
            id: face

            anchors { left: parent.left; leftMargin: 10; bottom: parent.bottom; bottomMargin: 11 }
            width: 28
            height: 28
            radius: 14
            color: Look.primaryGround

            Text {
                anchors.centerIn: parent
                text: card.label.charAt(0)
                color: Look.primary
                font { pixelSize: 15; weight: Font.DemiBold }
            }
        }
        Column {
            anchors { left: face.right; leftMargin: 8; right: parent.right; rightMargin: 6; verticalCenter: face.verticalCenter }

            Text {
                width: parent.width
                text: card.label
                color: Look.ink
                elide: Text.ElideRight
                font { pixelSize: 13; weight: Font.Medium }
            }
            Text {
                width: parent.width
                text: card.note
                color: Look.faintInk
                elide: Text.ElideRight
                font.pixelSize: 11
            }
        }
    }
    SequentialAnimation {
        id: leap

        NumberAnimation { target: shift; property: "y"; to: -6; duration: 80; easing.type: Easing.OutQuad }
        NumberAnimation { target: shift; property: "y"; to: 0; duration: 120; easing.type: Easing.InQuad }
    }
}
