pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk
import Kiosk.Bridges

// One visit of a list; pressing it shows what can be done.
T.AbstractButton {
    id: card

    required property VisitInfo visit
    readonly property real pad: Theme.mm(Math.max(2, 3 * Theme.fit))
    readonly property real px: Theme.shortSideMm < 170 ? Theme.captionPx * 1.1 : Theme.secondaryPx
    readonly property string time: qsTr("%1–%2", "times").arg(visit.starts.time).arg(visit.ends.time)
    readonly property string who: visit.host === "" ? visit.company
        : visit.company === "" ? qsTr("visits %1", "host").arg(visit.host)
        : qsTr("%1, visits %2", "company, host").arg(visit.company).arg(visit.host)

    text: visit.name
    implicitHeight: Math.max(Theme.mm(20), words.height + 2 * pad)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: visit.name
    Accessible.description: [tag.word, time, who].filter(one => one !== "").join(" · ")

    background: Rectangle {
        radius: Theme.radius
        color: card.down ? Theme.c.surface2 : Theme.c.surface
        border.width: Theme.stroke
        border.color: card.down ? Theme.c.text : Theme.c.border
        FocusRing { around: card }
    }
    contentItem: Item {
        Column {
            id: words
            anchors { left: parent.left; leftMargin: card.pad * 1.4; right: parent.right; rightMargin: card.pad * 1.4 }
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(1)
            Item {
                width: parent.width
                height: Math.max(name.height, tag.height)
                Text {
                    id: name
                    anchors { left: parent.left; right: tag.left; rightMargin: Theme.smallGap; verticalCenter: parent.verticalCenter }
                    height: Math.min(implicitHeight, card.px * 2.7)
                    text: card.text
                    color: Theme.c.text
                    font.family: Theme.family
                    font.weight: Font.DemiBold
                    font.pixelSize: card.px * 1.12
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.capPx(2.6)
                    wrapMode: Text.Wrap
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
                VisitSign {
                    id: tag
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    visitState: card.visit.state
                    px: card.px * 0.9
                }
            }
            Text {
                width: parent.width
                height: Math.min(implicitHeight, card.px * 2.7)
                text: card.who === "" ? card.time : card.time + "   " + card.who
                color: Theme.c.text2
                font.family: Theme.family
                font.pixelSize: card.px * 0.9
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.capPx(2.6)
                wrapMode: Text.Wrap
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
}
