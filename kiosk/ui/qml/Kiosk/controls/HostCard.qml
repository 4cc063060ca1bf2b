pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// Somebody who may be visited; the department tells two of one name apart.
T.AbstractButton {
    id: card

    required property string name
    required property string department

    text: name
    implicitHeight: Theme.mm(Math.max(20, 20 * Theme.fit))
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: department === "" ? name : name + ", " + department

    background: Rectangle {
        radius: Theme.radius
        color: card.down ? Theme.c.surface2 : Theme.c.surface
        border.width: Theme.stroke
        border.color: card.down ? Theme.c.text : Theme.c.border
        FocusRing { around: card }
    }
    contentItem: Item {
        Icon {
            id: icon
            x: Theme.smallGap
            anchors.verticalCenter: parent.verticalCenter
            name: "person"
            ink: Theme.c.text2
            size: Theme.buttonIcon * 0.9
        }
        Column {
            anchors { left: icon.right; leftMargin: Theme.smallGap; right: parent.right; rightMargin: Theme.smallGap }
            anchors.verticalCenter: parent.verticalCenter
            Line {
                height: Math.min(implicitHeight, (card.height - Theme.mm(2)) * 0.58)
                text: card.name
                color: Theme.c.text
                font.weight: Font.DemiBold
                font.pixelSize: Theme.buttonPx
            }
            Line {
                id: below
                height: Math.min(implicitHeight, (card.height - Theme.mm(2)) * 0.42)
                visible: card.department !== ""
                text: card.department
                color: Theme.c.text2
                font.pixelSize: Theme.captionPx
            }
        }
    }

    component Line: Text {
        width: parent?.width ?? 0
        font.family: Theme.family
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.capPx(2.2)
        wrapMode: Text.WordWrap
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
