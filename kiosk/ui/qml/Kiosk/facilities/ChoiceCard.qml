pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// One of a few things to do: its sign, what it is, and in a smaller line what belongs to it.
T.AbstractButton {
    id: card

    required property string sign
    property string line: ""
    property bool primary: false
    readonly property color ink: !enabled ? Theme.c.disabled : primary ? Theme.c.primaryInk : Theme.c.text
    readonly property real pad: Theme.mm(Math.max(2, 4 * Theme.fit))

    implicitHeight: Theme.mm(line === "" ? Math.max(20, 24 * Theme.fit) : Math.max(Theme.dense ? 20 : 22, 30 * Theme.fit))
    implicitWidth: Theme.mm(80)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: line

    background: Rectangle {
        radius: Theme.radius
        color: !card.enabled ? Theme.c.bg
             : card.primary ? (card.down ? Theme.c.primaryDown : Theme.c.primary) : card.down ? Theme.c.surface2 : Theme.c.surface
        border.width: card.primary && card.enabled ? 0 : Theme.stroke
        border.color: !card.enabled ? Theme.c.line : card.down ? Theme.c.text : Theme.c.border
        FocusRing { around: card }
    }
    contentItem: Item {
        Icon {
            id: icon
            x: card.pad
            anchors.verticalCenter: parent.verticalCenter
            name: card.sign
            ink: card.ink
            size: Theme.buttonIcon * (Theme.dense ? 0.9 : 1.15)
        }
        Column {
            anchors { left: icon.right; leftMargin: card.pad; right: parent.right; rightMargin: card.pad }
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(0.6)
            Line {
                height: Math.min(implicitHeight, (card.height - Theme.mm(2)) * (card.line === "" ? 1 : 0.52))
                text: card.text
                font.weight: Font.DemiBold
                font.pixelSize: Theme.buttonPx
            }
            Line {
                height: Math.min(implicitHeight, (card.height - Theme.mm(2)) * 0.44)
                visible: card.line !== ""
                text: card.line
                font.pixelSize: Theme.buttonPx * 0.78
            }
        }
    }

    component Line: Text {
        width: parent?.width ?? 0
        color: card.ink
        font.family: Theme.family
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.capPx(2.2)
        wrapMode: Text.WordWrap
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
