pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A fact in a line, with its sign.
Item {
    id: line

    required property string sign
    required property string text
    property bool strong: false
    property bool warns: false
    property real px: Theme.secondaryPx
    readonly property color ink: warns ? Theme.c.danger : Theme.c.text

    implicitHeight: words.implicitHeight
    visible: text !== ""
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: icon
        y: Math.max(0, (metrics.height - height) / 2)
        name: line.sign
        ink: line.ink
        size: line.px * 1.1
        weight: 2.3
    }
    Text {
        id: words
        anchors { left: icon.right; leftMargin: line.px * 0.4; right: parent.right }
        text: line.text
        color: line.ink
        font.family: Theme.family
        font.weight: line.strong ? Font.Bold : Font.Medium
        font.pixelSize: line.px
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
    FontMetrics {
        id: metrics
        font: words.font
    }
}
