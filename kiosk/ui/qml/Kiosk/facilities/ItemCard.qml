pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk
import Kiosk.Bridges

// One thing of the log: what kind, the number of its bag, what it is, and where it is now.
T.AbstractButton {
    id: card

    required property ItemInfo info
    required property RecoveryNames names
    readonly property real pad: Theme.mm(Math.max(2, 3 * Theme.fit))
    // Unlike what is said above, a card does not shrink: how many find room must not depend on it.
    readonly property real px: Theme.shortSideMm < 170 ? Theme.captionPx * 1.1 : Theme.buttonPx * 0.78
    readonly property string kind: names.category(info.category, Words.language)
    readonly property string where: qsTr("%1 · door %2, %3", "kind of thing, number, when").arg(kind).arg(info.door).arg(Words.at(info.found))
    readonly property string now: info.due ? qsTr("Days are over") : names.item(info.state, Words.language)

    text: info.bag
    implicitHeight: Math.max(Theme.mm(20), words.height + 2 * pad)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: [now, info.description, where].join(" · ")

    background: Rectangle {
        radius: Theme.radius
        color: card.down ? Theme.c.surface2 : Theme.c.surface
        border.width: Theme.stroke
        border.color: card.down ? Theme.c.text : Theme.c.border
        FocusRing { around: card }
    }
    contentItem: Item {
        Icon {
            id: icon
            x: card.pad * 1.4
            anchors.verticalCenter: parent.verticalCenter
            name: card.info.sign
            size: Theme.buttonIcon
        }
        Column {
            id: words
            anchors { left: icon.right; leftMargin: card.pad * 1.4; right: parent.right; rightMargin: card.pad * 1.4 }
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(1)
            Item {
                width: parent.width
                height: Math.max(bag.height, tag.height)
                Text {
                    id: bag
                    anchors.verticalCenter: parent.verticalCenter
                    text: card.text
                    color: Theme.c.text
                    font.family: Theme.family
                    font.weight: Font.Bold
                    font.pixelSize: card.px * 1.12
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
                SignTag {
                    id: tag
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    width: Math.min(implicitWidth, parent.width - bag.width - Theme.smallGap)
                    sign: card.info.due ? "clock" : card.info.stateSign
                    word: card.now
                    tone: card.info.due ? "warn" : card.info.state === "kept" ? "plain" : "good"
                    px: card.px * 0.88
                }
            }
            Line {
                text: card.info.description
                color: Theme.c.text
                font.weight: Font.Medium
                font.pixelSize: card.px
                maximumLineCount: 2
                elide: Text.ElideRight
            }
            Line {
                text: card.where
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
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
