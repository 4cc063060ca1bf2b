pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// Something small to say of a door: a star, empty or full. What it shows is what the engine says, not what was pressed.
T.AbstractButton {
    id: toggle

    required property bool on

    implicitHeight: Theme.target
    implicitWidth: Theme.mm(2) + star.width + Theme.smallGap + words.implicitWidth + Theme.gap
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: on

    background: Rectangle {
        radius: Theme.radius
        color: toggle.down ? Theme.c.surface2 : "transparent"
        border.width: toggle.down && Theme.contrast ? Theme.stroke : 0
        border.color: Theme.c.border
        FocusRing { around: toggle }
    }
    contentItem: Item {
        Icon {
            id: star
            x: Theme.mm(2)
            anchors.verticalCenter: parent.verticalCenter
            name: toggle.on ? "yours" : "star"
            ink: toggle.on ? Theme.c.yours : Theme.c.text
            size: Theme.buttonIcon
        }
        Text {
            id: words
            anchors { left: star.right; leftMargin: Theme.smallGap; right: parent.right; rightMargin: Theme.smallGap }
            anchors.verticalCenter: parent.verticalCenter
            height: Math.min(implicitHeight, toggle.height)
            text: toggle.text
            color: Theme.c.text
            font.family: Theme.family
            font.weight: Font.DemiBold
            font.pixelSize: Theme.buttonPx
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.capPx(3)
            wrapMode: Text.WordWrap
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
