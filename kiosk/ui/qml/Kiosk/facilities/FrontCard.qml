pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// One compartment, or one thing that needs somebody: its plate, what it is, and a line about it.
T.AbstractButton {
    id: card

    property string number: ""
    property string doorState: ""
    property string sign: doorState
    property string line: ""

    implicitHeight: Theme.mm(Math.max(20, 22 * Theme.fit))
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: [number === "" ? "" : qsTr("Door %1", "number").arg(number), text, line].filter(one => one !== "").join(", ")

    background: Rectangle {
        radius: Theme.radius
        color: card.down ? Theme.c.surface2 : Theme.c.surface
        border.width: Theme.contrast || card.down ? Theme.stroke : 0
        border.color: card.down ? Theme.c.text : Theme.c.border
        FocusRing { around: card }
    }
    contentItem: Item {
        StateTag {
            id: tag
            x: Theme.mm(2.5)
            anchors.verticalCenter: parent.verticalCenter
            width: height
            height: card.height - 2 * Theme.mm(2.5)
            number: card.number
            doorState: card.doorState
            sign: card.sign
        }
        Column {
            anchors { left: tag.right; leftMargin: Theme.smallGap; right: parent.right; rightMargin: Theme.mm(2.5); verticalCenter: parent.verticalCenter }
            Line {
                height: Math.min(implicitHeight, card.height * (card.line === "" ? 0.8 : 0.4))
                text: card.text
                font.weight: Font.Bold
                font.pixelSize: Math.min(Theme.buttonPx * 0.72, Theme.capPx(5))
            }
            Line {
                height: Math.min(implicitHeight, card.height * 0.5)
                visible: card.line !== ""
                text: card.line
                color: Theme.c.text2
                font.pixelSize: Math.min(Theme.captionPx, Theme.capPx(3.6))
            }
        }
    }

    component Line: Text {
        width: parent.width
        color: Theme.c.text
        font.family: Theme.family
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.capPx(1.9)
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideNone
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
