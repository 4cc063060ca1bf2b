pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// From when until when a door is somebody's, and where in it they are.
Card {
    id: line

    required property Moment since
    required property Moment now
    required property Moment until
    required property real elapsed

    readonly property real pad: Theme.mm(Math.max(4, 8 * Theme.fit))

    implicitHeight: content.height + 2 * pad
    visible: elapsed >= 0
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Yours %1").arg(Words.until(until))

    Column {
        id: content
        x: line.pad
        y: line.pad
        width: line.width - 2 * line.pad
        spacing: Theme.mm(3)
        Item {
            width: parent.width
            height: Math.max(from.height, to.height)
            Text {
                id: from
                text: line.since.days === 0 ? line.since.time : ""
                color: Theme.c.text2
                font.family: Theme.family
                font.pixelSize: Theme.secondaryPx
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
            Text {
                id: to
                anchors { left: from.right; leftMargin: Theme.gap; right: parent.right }
                text: qsTr("Yours %1").arg(Words.until(line.until))
                color: Theme.c.text
                font.family: Theme.family
                font.weight: Font.DemiBold
                font.pixelSize: Theme.secondaryPx
                horizontalAlignment: Text.AlignRight
                wrapMode: Text.WordWrap
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
        Item {
            width: parent.width
            height: Theme.mm(9)
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                height: Theme.mm(4.5)
                radius: height / 2
                color: Theme.c.surface2
                border.width: Theme.contrast ? Theme.stroke : 0
                border.color: Theme.c.border
            }
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(height, parent.width * line.elapsed)
                height: Theme.mm(4.5)
                radius: height / 2
                color: Theme.c.yours
            }
            Rectangle {
                id: mark
                anchors.verticalCenter: parent.verticalCenter
                x: Math.max(0, Math.min(parent.width - width, parent.width * line.elapsed - width / 2))
                width: Theme.mm(3)
                height: Theme.mm(9)
                radius: width / 2
                color: Theme.c.text
            }
        }
        Text {
            x: Math.max(0, Math.min(parent.width - width, mark.x + mark.width / 2 - width / 2))
            text: qsTr("now %1", "the time").arg(line.now.time)
            color: Theme.c.text2
            font.family: Theme.family
            font.pixelSize: Theme.secondaryPx
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
    }
}
