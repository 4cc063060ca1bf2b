pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk
import Kiosk.Bridges

// One part: what it is, whether it works, and if not, why. Pressing it tries it.
T.AbstractButton {
    id: card

    required property PartInfo part
    readonly property real px: Theme.dense ? Math.min(Theme.captionPx, Theme.capPx(3.2)) : Theme.captionPx * (Theme.shortSideMm < 170 ? 1 : 1.1)
    readonly property string kind: qsTranslate("CareWords", part.kind)
    readonly property string test: part.test === "" ? "" : qsTranslate("CareWords", part.test)
    readonly property bool fails: part.state === "down" || part.state === "degraded"
    readonly property string works: [qsTranslate("CareWords", part.stateWord), Words.since(part.since)].filter(one => one !== "").join(" ")
    readonly property string wentAway: part.times === 0 ? "" : qsTr("Went away %n time(s)", "a part that comes and goes", part.times)
    readonly property string detail: [wentAway, part.error, test].filter(one => one !== "").join(" · ")

    text: part.name === "" ? kind : qsTr("%1 “%2”", "a kind of part, its name").arg(kind).arg(part.name)
    implicitHeight: Math.max(Theme.mm(20), lines.height + Theme.mm(Math.max(3, 5 * Theme.fit)))
    enabled: part.canTest
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: [text, works].join(", ")
    Accessible.description: [detail, part.canTest ? qsTr("Press to test it") : ""].filter(one => one !== "").join(", ")

    background: Rectangle {
        radius: Theme.radius
        color: card.down ? Theme.c.surface2 : Theme.c.surface
        border.width: card.part.canTest || Theme.contrast || card.fails ? Theme.stroke : 0
        border.color: card.fails ? Theme.c.danger : card.down ? Theme.c.text : Theme.c.border
        FocusRing { around: card }
    }
    contentItem: Item {
        Icon {
            id: icon
            x: Theme.smallGap
            anchors.verticalCenter: parent.verticalCenter
            name: card.part.sign
            ink: Theme.c.text2
            size: Theme.buttonIcon * 0.9
        }
        Column {
            id: lines
            anchors { left: icon.right; leftMargin: Theme.smallGap; right: go.left; rightMargin: Theme.mm(1) }
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(0.6)
            Line {
                text: card.text
                color: Theme.c.text
                font.weight: Font.DemiBold
                font.pixelSize: card.px * 1.14
            }
            SignTag {
                width: parent.width
                sign: card.part.stateSign
                word: card.works
                tone: card.fails ? "warn" : card.part.state === "up" ? "good" : "plain"
                px: card.px * 0.9
            }
            Line {
                visible: text !== ""
                text: card.detail
                color: Theme.c.text2
                font.pixelSize: card.px * 0.86
            }
        }
        Icon {
            id: go
            anchors { right: parent.right; rightMargin: Theme.smallGap; verticalCenter: parent.verticalCenter }
            visible: card.part.canTest
            name: "forward"
            ink: Theme.c.text2
            size: card.part.canTest ? Theme.buttonIcon * 0.6 : 0
        }
    }

    component Line: Text {
        width: parent?.width ?? 0
        font.family: Theme.family
        wrapMode: Text.Wrap
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
