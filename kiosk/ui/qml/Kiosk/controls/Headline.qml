pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What happened, said large.
Text {
    property real squeeze: 1

    color: Theme.c.text
    font.family: Theme.family
    font.weight: Font.Bold
    font.pixelSize: Theme.headlinePx * squeeze
    font.letterSpacing: -0.022 * Theme.headlinePx * squeeze
    lineHeight: 1.08
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
