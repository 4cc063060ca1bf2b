pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk

// One of a few in a row to choose: the chosen one is filled and ticked.
T.AbstractButton {
    id: chip

    implicitHeight: Theme.mm(20)
    implicitWidth: Theme.mm(30)
    Layout.fillWidth: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked

    background: Rectangle {
        radius: Theme.radius
        color: chip.checked ? Theme.c.primary : chip.down ? Theme.c.surface2 : Theme.c.surface
        border.width: chip.checked ? 0 : Theme.stroke
        border.color: chip.down ? Theme.c.text : Theme.c.border
        FocusRing { around: chip }
    }
    contentItem: Item {
        Icon {
            id: tick
            x: Theme.mm(2)
            anchors.verticalCenter: parent.verticalCenter
            visible: chip.checked
            name: "check"
            ink: Theme.c.primaryInk
            size: Math.min(Theme.buttonIcon * 0.7, chip.width * 0.2)
            weight: 2.6
        }
        Text {
            readonly property real begins: tick.visible ? tick.x + tick.width + Theme.mm(1) : Theme.mm(2)
            x: begins
            y: Theme.mm(1)
            width: chip.width - begins - Theme.mm(2)
            height: chip.height - 2 * y
            text: chip.text
            color: chip.checked ? Theme.c.primaryInk : Theme.c.text
            font.family: Theme.family
            font.weight: Font.DemiBold
            font.pixelSize: Theme.buttonPx * 0.85
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.capPx(2.2)
            wrapMode: Text.WordWrap
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
