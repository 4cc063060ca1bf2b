pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic

// A pass on a phone: held up to the camera until it is clicked again.
AbstractButton {
    id: card

    required property string label
    required property bool held

    implicitWidth: 146
    implicitHeight: 44
    Accessible.name: "Code " + card.label + (card.held ? ", held up" : "")
    objectName: "code-" + card.label

    background: Rectangle {
        radius: Look.radius
        color: card.held ? Look.primary : card.down ? Look.primaryGround : Look.surface
        border { color: card.visualFocus || card.hovered || card.held ? Look.primary : Look.line; width: card.visualFocus ? 2 : 1 }
    }
    contentItem: Item {
        // Three finder squares: the sign of a QR code.
        Item {
            id: sign

            anchors { left: parent.left; leftMargin: 10; verticalCenter: parent.verticalCenter }
            width: 22
            height: 22

            Repeater {
                model: [Qt.point(0, 0), Qt.point(13, 0), Qt.point(0, 13)]

                Rectangle {
                    required property point modelData

                    x: modelData.x
                    y: modelData.y
                    width: 9
                    height: 9
                    color: "transparent"
                    border { color: card.held ? Look.surface : Look.ink; width: 2 }
                }
            }
            Rectangle { x: 14; y: 14; width: 3; height: 3; color: card.held ? Look.surface : Look.ink }
            Rectangle { x: 19; y: 19; width: 3; height: 3; color: card.held ? Look.surface : Look.ink }
        }
        Column {
            anchors { left: sign.right; leftMargin: 10; right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }

            Text {
                width: parent.width
                text: card.label
                color: card.held ? Look.surface : Look.ink
                elide: Text.ElideRight
                font { pixelSize: Look.text; weight: Font.Medium }
            }
            Text {
                visible: card.held
                text: "held up"
                color: Look.surface
                font.pixelSize: 11
            }
        }
    }
}
