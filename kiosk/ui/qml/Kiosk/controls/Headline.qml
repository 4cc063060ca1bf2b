pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What happened, said large.
BalancedText {
    font.weight: Font.Bold
    font.pixelSize: Theme.headlinePx
    font.letterSpacing: -0.022 * Theme.headlinePx
    lineHeight: 1.08
    Accessible.role: Accessible.Heading
}
