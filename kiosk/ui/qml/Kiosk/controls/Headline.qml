pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What happened, said large. Its lines are made about equally long, so that no word stands alone.
Text {
    id: headline

    color: Theme.c.text
    font.family: Theme.family
    font.weight: Font.Bold
    font.pixelSize: Theme.headlinePx
    font.letterSpacing: -0.022 * Theme.headlinePx
    lineHeight: 1.08
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.Heading
    Accessible.name: text

    onTextChanged: balance()
    onWidthChanged: balance()
    onFontChanged: balance()
    Component.onCompleted: balance()

    function balance() {
        rightPadding = 0;
        const lines = lineCount;
        const step = width / 24;
        if (lines < 2 || step <= 0)
            return;
        for (let n = 1; n < 12; ++n) {
            rightPadding = n * step;
            if (lineCount > lines || contentWidth > width - rightPadding) {
                rightPadding = (n - 1) * step;
                return;
            }
        }
    }
}
