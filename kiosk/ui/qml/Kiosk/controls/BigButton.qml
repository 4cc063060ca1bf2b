pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A button; `kind` is "plain", "primary" (the usual answer) or "hero" (the usual answer, larger).
T.AbstractButton {
    id: button

    property string kind: "plain"
    property string sign: ""
    readonly property bool filled: kind !== "plain"
    readonly property color ink: filled ? Theme.c.primaryInk : Theme.c.text

    implicitHeight: kind === "hero" ? Theme.heroHeight : Theme.primaryHeight
    implicitWidth: Theme.mm(60)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text

    background: Rectangle {
        radius: Theme.radius
        color: button.filled ? (button.down ? Theme.c.primaryDown : Theme.c.primary)
                             : (button.down ? Theme.c.surface2 : Theme.c.surface)
        border.width: button.filled ? 0 : Theme.stroke
        border.color: button.down ? Theme.c.text : Theme.c.border
        FocusRing { around: button }
    }
    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.smallGap
            Icon {
                id: icon
                visible: button.sign !== ""
                name: button.sign
                ink: button.ink
                size: Theme.buttonIcon
                anchors.verticalCenter: parent.verticalCenter
            }
            Text {
                readonly property real room: button.width - 2 * Theme.smallGap
                                             - (icon.visible ? icon.width + row.spacing : 0)
                width: Math.min(implicitWidth, room)
                height: Math.min(implicitHeight, button.height - Theme.smallGap)
                text: button.text
                color: button.ink
                font.family: Theme.family
                font.weight: Font.DemiBold
                font.pixelSize: Theme.buttonPx
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.capPx(3)
                wrapMode: Text.WordWrap
                horizontalAlignment: icon.visible ? Text.AlignLeft : Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                textFormat: Text.PlainText
                anchors.verticalCenter: parent.verticalCenter
                Accessible.ignored: true
            }
        }
    }
}
