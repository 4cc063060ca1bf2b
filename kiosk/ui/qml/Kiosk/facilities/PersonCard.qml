pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk
import Kiosk.Bridges

// Somebody who was found; the department tells two of one name apart. Who may not use the doors is marked so.
T.AbstractButton {
    id: card

    required property PersonInfo person
    readonly property string kind: qsTranslate("PeopleWords", person.kind)
    readonly property string standing: person.allowed ? "" : qsTranslate("PeopleWords", person.standing)
    readonly property string below: [person.department, kind].filter(one => one !== "").join(" · ")

    text: person.name
    implicitHeight: Theme.mm(Math.max(20, 28 * Theme.fit))
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: person.name
    Accessible.description: [below, standing].filter(one => one !== "").join(", ")

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
            x: Theme.smallGap
            anchors.verticalCenter: parent.verticalCenter
            name: "person"
            ink: Theme.c.text2
            size: Theme.buttonIcon * 0.9
        }
        Column {
            id: lines
            readonly property real free: card.height - Theme.mm(2)
            anchors { left: icon.right; leftMargin: Theme.smallGap; right: parent.right; rightMargin: Theme.smallGap }
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(0.4)
            Line {
                height: Math.min(implicitHeight, lines.free * (barred.visible ? 0.42 : 0.56))
                text: card.text
                color: Theme.c.text
                font.weight: Font.DemiBold
                font.pixelSize: Theme.buttonPx
            }
            SignTag {
                id: barred
                width: parent.width
                visible: card.standing !== ""
                sign: card.person.sign
                word: card.standing
                tone: "warn"
                px: Math.min(Theme.captionPx, lines.free * 0.16)
            }
            Line {
                height: Math.min(implicitHeight, lines.free * (barred.visible ? 0.26 : 0.42))
                text: card.below
                color: Theme.c.text2
                font.pixelSize: Theme.captionPx
            }
        }
    }

    component Line: Text {
        width: parent?.width ?? 0
        font.family: Theme.family
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.capPx(1.9)
        wrapMode: Text.WordWrap
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
