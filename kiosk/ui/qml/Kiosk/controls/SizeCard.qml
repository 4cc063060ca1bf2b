pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A size of door to choose: drawn against the largest, named, and counted where that is known.
T.AbstractButton {
    id: card

    required property string size
    required property int count  // 0: nobody can say
    readonly property bool low: Theme.reach || Theme.shortSideMm < 170
    readonly property real share: size === "S" ? 0.25 : size === "M" ? 0.45 : size === "L" ? 0.7 : 1

    text: Words.sizeName(size)
    implicitHeight: Theme.mm(low ? (Theme.shortSideMm < 170 ? 22 : 26) : Math.max(30, 46 * Theme.fit))
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: count > 0 ? text + ", " + free.text : text

    background: Rectangle {
        radius: Theme.radius
        color: card.down ? Theme.c.surface2 : Theme.c.surface
        border.width: Theme.stroke
        border.color: card.down ? Theme.c.text : Theme.c.border
        FocusRing { around: card }
    }
    contentItem: Item {
        Item {
            id: drawing
            x: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            width: height * 0.5
            height: card.height - 2 * Theme.mm(card.low ? 3 : 5)
            Rectangle {
                anchors.fill: parent
                color: "transparent"
                radius: Theme.mm(1)
                border.width: Math.max(1, Theme.stroke / 2)
                border.color: Theme.c.border
                opacity: 0.6
            }
            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: parent.height * card.share
                radius: Theme.mm(1)
                color: Theme.c.free
            }
        }
        Column {
            anchors { left: drawing.right; leftMargin: Theme.gap; right: parent.right; rightMargin: Theme.smallGap }
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(1)
            Text {
                width: parent.width
                height: Math.min(implicitHeight, card.height * 0.48)
                text: card.text
                color: Theme.c.text
                font.family: Theme.family
                font.weight: Font.DemiBold
                font.pixelSize: Theme.buttonPx
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.capPx(3)
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
            Text {
                id: free
                width: parent.width
                height: Math.min(implicitHeight, card.height * 0.36)
                visible: card.count > 0
                text: qsTr("%n free", "doors", card.count)
                color: Theme.c.text2
                font.family: Theme.family
                font.pixelSize: Theme.secondaryPx
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.capPx(3)
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
}
