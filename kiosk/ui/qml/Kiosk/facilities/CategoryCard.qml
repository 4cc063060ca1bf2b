pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// One kind of thing, by its sign and its word; the one that was picked has a thick edge and is said to be it.
T.AbstractButton {
    id: card

    required property string sign
    readonly property bool tall: height > Theme.mm(26)

    implicitHeight: Theme.mm(Theme.reach || Theme.shortSideMm < 170 ? 20 : Math.max(20, 34 * Theme.fit))
    implicitWidth: Theme.mm(40)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: checked ? qsTr("Chosen") : ""

    background: Rectangle {
        radius: Theme.radius
        color: card.down ? Theme.c.surface2 : Theme.c.surface
        border.width: card.checked ? Theme.mm(1) : Theme.stroke
        border.color: card.checked ? Theme.c.primary : card.down ? Theme.c.text : Theme.c.border
        FocusRing { around: card }
    }
    contentItem: Item {
        Icon {
            id: icon
            x: card.tall ? (card.width - width) / 2 : Theme.smallGap
            y: card.tall ? Theme.mm(4) : (card.height - height) / 2
            name: card.sign
            ink: card.checked ? Theme.c.primary : Theme.c.text
            size: card.tall ? Math.min(card.height * 0.4, Theme.buttonIcon * 1.3) : Theme.buttonIcon
        }
        Text {
            readonly property real beside: icon.x + icon.width + Theme.smallGap
            x: card.tall ? Theme.smallGap : beside
            width: card.width - x - Theme.smallGap
            y: card.tall ? icon.y + icon.height + Theme.mm(1) : Theme.mm(1)
            height: card.height - y - Theme.mm(1)
            text: card.text
            color: Theme.c.text
            font.family: Theme.family
            font.weight: Font.DemiBold
            font.pixelSize: Theme.buttonPx * 0.86
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.capPx(2.2)
            wrapMode: Text.WordWrap
            horizontalAlignment: card.tall ? Text.AlignHCenter : Text.AlignLeft
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
