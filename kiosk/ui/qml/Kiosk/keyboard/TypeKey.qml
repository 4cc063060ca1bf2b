pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// One key. It reaches to its neighbours, so that a press between two of them is never lost; it is drawn a little smaller.
T.AbstractButton {
    id: key

    property string sign: ""
    property bool primary: false
    property bool quiet: false
    readonly property color ink: !enabled ? Theme.c.disabled : primary || checked ? Theme.c.primaryInk : Theme.c.text

    focusPolicy: Qt.NoFocus
    topInset: Theme.mm(0.8)
    bottomInset: Theme.mm(0.8)
    leftInset: Theme.mm(0.8)
    rightInset: Theme.mm(0.8)
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: text
    Accessible.checkable: checkable
    Accessible.checked: checked

    background: Rectangle {
        radius: Theme.radius * 0.7
        color: !key.enabled ? Theme.c.surface2
             : key.primary || key.checked ? (key.down ? Theme.c.primaryDown : Theme.c.primary)
             : key.down ? Theme.c.surface2 : key.quiet ? Theme.c.bg : Theme.c.surface
        border.width: key.enabled && (key.primary || key.checked) ? 0 : Theme.stroke
        border.color: key.down ? Theme.c.text : Theme.c.border
        FocusRing { around: key }
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            visible: key.sign !== ""
            name: key.sign
            ink: key.ink
            size: Math.min(Theme.buttonIcon, key.height * 0.5)
        }
        Text {
            anchors.centerIn: parent
            visible: key.sign === ""
            width: key.width - Theme.mm(3)
            height: Math.min(implicitHeight, key.height - Theme.mm(2))
            text: key.text
            color: key.ink
            font.family: Theme.family
            font.weight: Font.DemiBold
            font.pixelSize: Math.min(Theme.capPx(key.text.length === 1 ? 7 : 4.6), key.height * 0.42)
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.capPx(2.4)
            wrapMode: key.text.includes(" ") ? Text.WordWrap : Text.NoWrap
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
