pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A text whose lines are made about equally long, so that no word stands alone.
Text {
    id: words

    color: Theme.c.text
    font.family: Theme.family
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
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
