pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// One key of the PIN pad.
T.AbstractButton {
    id: key

    required property int digit

    text: String(digit)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text

    background: Rectangle {
        radius: Theme.radius
        color: Theme.c.surface
        border.width: Theme.stroke
        border.color: Theme.c.border
        FocusRing { around: key }
    }
    contentItem: Text {
        text: key.text
        color: key.enabled ? Theme.c.text : Theme.c.disabled
        font.family: Theme.family
        font.weight: Font.DemiBold
        font.pixelSize: Math.min(Theme.capPx(9), key.height * 0.5)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
