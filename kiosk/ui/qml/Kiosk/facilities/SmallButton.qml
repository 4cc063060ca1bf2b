pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// Something that is rarely wanted: quiet, but as easy to hit as any.
T.AbstractButton {
    id: button

    property string sign: ""

    implicitHeight: Theme.mm(20)
    implicitWidth: Theme.mm(40)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text

    background: Rectangle {
        radius: Theme.radius
        color: button.down ? Theme.c.surface2 : Theme.c.bg
        border.width: Math.max(1, Theme.stroke / 2)
        border.color: button.down ? Theme.c.text : Theme.c.border
        FocusRing { around: button }
    }
    contentItem: Item {
        Icon {
            id: icon
            x: Theme.smallGap
            anchors.verticalCenter: parent.verticalCenter
            visible: button.sign !== "" && button.width > Theme.mm(44)
            name: button.sign
            size: Theme.buttonIcon * 0.7
        }
        Text {
            readonly property real begins: icon.visible ? icon.x + icon.width + Theme.mm(2) : Theme.mm(2)
            x: begins
            width: button.width - begins - Theme.mm(2)
            height: button.height - Theme.mm(2)
            y: Theme.mm(1)
            text: button.text
            color: Theme.c.text
            font.family: Theme.family
            font.weight: Font.Medium
            font.pixelSize: Math.max(Theme.captionPx, Theme.buttonPx * 0.66)
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.capPx(2.2)
            wrapMode: Text.WordWrap
            horizontalAlignment: icon.visible ? Text.AlignLeft : Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
