pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk
import Kiosk.Bridges

// One case of the list: its door, why, and what comes next.
T.AbstractButton {
    id: card

    required property CaseInfo info
    required property RecoveryNames names
    readonly property real pad: Theme.mm(Math.max(2, 3 * Theme.fit))
    // Unlike what is said above, a card does not shrink: how many find room must not depend on it.
    readonly property real px: Theme.shortSideMm < 170 ? Theme.captionPx * 1.1 : Theme.buttonPx * 0.78
    readonly property string cause: names.cause(info.cause, Words.language)
    readonly property string next: names.next(info.step, Words.language)
    readonly property string since: qsTr("Taken on %1", "when").arg(Words.at(info.opened))

    text: qsTr("Door %1", "number").arg(info.door)
    implicitHeight: Math.max(Theme.mm(20), tag.height, words.height) + 2 * pad
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: [cause, next, since].join(" · ")

    background: Rectangle {
        radius: Theme.radius
        color: card.down ? Theme.c.surface2 : Theme.c.surface
        border.width: Theme.stroke
        border.color: card.down ? Theme.c.text : Theme.c.border
        FocusRing { around: card }
    }
    contentItem: Item {
        DoorTag {
            id: tag
            x: card.pad
            anchors.verticalCenter: parent.verticalCenter
            number: card.info.door
            doorState: "check"
        }
        Column {
            id: words
            anchors { left: tag.right; leftMargin: card.pad * 1.4; right: parent.right; rightMargin: card.pad }
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(1)
            Line {
                text: card.next
                color: Theme.c.text
                font.weight: Font.DemiBold
                font.pixelSize: card.px * 1.05
            }
            SignTag {
                width: parent.width
                sign: card.info.sign
                word: card.cause
                px: card.px * 0.88
            }
            Line {
                text: card.since
                color: Theme.c.text2
                font.pixelSize: card.px * 0.88
            }
        }
    }

    component Line: Text {
        width: parent?.width ?? 0
        height: Math.min(implicitHeight, font.pixelSize * 2.7)
        font.family: Theme.family
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.capPx(2.4)
        wrapMode: Text.WordWrap
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
