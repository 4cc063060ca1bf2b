pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// How far a case is: its four steps as a line. Done: a check on full ground; next: a thick ring; later: a thin one.
Row {
    id: line

    required property string step   // the last that was reached
    required property RecoveryNames names
    readonly property list<string> steps: ["opened", "collected", "listed", "reset"]
    readonly property int reached: steps.indexOf(step)
    readonly property real disc: Theme.mm(Math.max(6, 10 * Theme.fit) * Math.max(0.7, Theme.squeeze))
    readonly property real px: Theme.captionPx * Math.max(0.75, Theme.squeeze)

    visible: reached >= 0
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Step %1 of %2: %3", "number, of how many, name").arg(reached + 1).arg(steps.length).arg(names.step(step, Words.language))

    Repeater {
        model: line.steps
        delegate: Item {
            id: one
            required property string modelData
            required property int index
            readonly property bool done: index <= line.reached
            readonly property bool next: index === line.reached + 1
            width: line.width / line.steps.length
            height: word.y + word.height
            Rectangle {
                x: -width / 2
                y: (line.disc - height) / 2
                width: parent.width - line.disc
                height: one.done ? Theme.mm(1.2) : Math.max(1, Theme.mm(0.4))
                visible: one.index > 0
                color: one.done ? Theme.c.primary : Theme.c.border
            }
            Rectangle {
                id: ring
                anchors.horizontalCenter: parent.horizontalCenter
                width: line.disc
                height: line.disc
                radius: width / 2
                color: one.done ? Theme.c.primary : Theme.c.surface
                border.width: one.done ? 0 : one.next ? Theme.mm(1) : Theme.stroke
                border.color: one.next ? Theme.c.primary : Theme.c.border
                Icon {
                    anchors.centerIn: parent
                    visible: one.done
                    name: "check"
                    size: parent.width * 0.66
                    weight: 2.8
                    ink: Theme.c.primaryInk
                }
                Text {
                    anchors.centerIn: parent
                    visible: !one.done
                    text: one.index + 1
                    color: Theme.c.text
                    font.family: Theme.family
                    font.weight: one.next ? Font.Bold : Font.Medium
                    font.pixelSize: line.disc * 0.5
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
            }
            Text {
                id: word
                x: Theme.mm(1)
                y: line.disc + Theme.mm(1)
                width: parent.width - 2 * x
                height: Math.min(implicitHeight, line.px * 2.7)
                text: line.names.step(one.modelData, Words.language)
                color: one.done || one.next ? Theme.c.text : Theme.c.text2
                font.family: Theme.family
                font.weight: one.next ? Font.Bold : one.done ? Font.DemiBold : Font.Medium
                font.pixelSize: line.px
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.capPx(2)
                wrapMode: Text.WordWrap
                horizontalAlignment: Text.AlignHCenter
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
}
