pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A short line of a card, with its sign.
Item {
    id: line

    required property string sign
    required property string text
    // Unlike what is said above, a card does not shrink: it is something to press.
    readonly property real px: Theme.shortSideMm < 170 ? Theme.captionPx : Theme.buttonPx * 0.8

    implicitHeight: words.implicitHeight
    visible: text !== ""

    Icon {
        id: icon
        y: (metrics.height - height) / 2
        name: line.sign
        size: line.px
        weight: 2.3
    }
    Text {
        id: words
        anchors { left: icon.right; leftMargin: line.px * 0.4; right: parent.right }
        text: line.text
        color: Theme.c.text
        font.family: Theme.family
        font.weight: Font.Medium
        font.pixelSize: line.px
        wrapMode: Text.WordWrap
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
    FontMetrics {
        id: metrics
        font: words.font
    }
}
