pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// One line of what comes next; `quiet` for what may be left unread.
BalancedText {
    property bool quiet: false

    color: quiet ? Theme.c.text2 : Theme.c.text
    font.pixelSize: quiet ? Theme.secondaryPx : Theme.bodyPx
    lineHeight: 1.22
    visible: text !== ""
    Accessible.role: Accessible.StaticText
}
