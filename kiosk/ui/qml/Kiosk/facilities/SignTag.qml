pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// How something stands: a sign on its ground, and the word. `tone` is "plain", "good" or "warn".
Item {
    id: tag

    required property string sign
    required property string word
    property string tone: "plain"
    property real px: Theme.captionPx
    readonly property color ground: tone === "warn" ? Theme.c.warn : tone === "good" ? Theme.c.ok : Theme.c.surface2
    readonly property color ink: tone === "warn" ? Theme.c.warnInk : tone === "good" ? Theme.c.okInk : Theme.c.text

    implicitWidth: words.x + words.implicitWidth
    implicitHeight: Math.max(disc.height, words.height)

    Rectangle {
        id: disc
        width: tag.px * 1.7
        height: width
        radius: width / 2
        anchors.verticalCenter: parent.verticalCenter
        color: tag.ground
        border.width: Theme.contrast ? Theme.stroke : 0
        border.color: tag.ink
        Icon {
            anchors.centerIn: parent
            name: tag.sign
            size: tag.px * 1.1
            weight: 2.4
            ink: tag.ink
        }
    }
    Text {
        id: words
        x: disc.width + tag.px * 0.45
        width: tag.width - x
        height: Math.min(implicitHeight, tag.px * 2.7)
        anchors.verticalCenter: parent.verticalCenter
        text: tag.word
        color: Theme.c.text
        font.family: Theme.family
        font.weight: tag.tone === "warn" ? Font.Bold : Font.DemiBold
        font.pixelSize: tag.px
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.capPx(2.4)
        wrapMode: Text.WordWrap
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
