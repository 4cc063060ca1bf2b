pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The digits that two people at two screens compare.
Card {
    id: card

    required property string digits
    readonly property real pad: Theme.mm(Math.max(3, 6 * Theme.fit))

    implicitHeight: words.height + 2 * pad
    visible: digits !== ""

    Text {
        id: words
        objectName: "fingerprint"
        x: card.pad
        y: card.pad
        width: card.width - 2 * card.pad
        text: card.digits
        color: Theme.c.text
        font.family: Theme.family
        font.weight: Font.Bold
        font.features: ({ "tnum": 1 })
        font.pixelSize: Math.min(Theme.headlinePx, width / (Math.max(1, card.digits.length) * 0.68))
        horizontalAlignment: Text.AlignHCenter
        textFormat: Text.PlainText
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
