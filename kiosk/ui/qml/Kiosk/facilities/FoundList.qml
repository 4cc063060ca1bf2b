pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What was found in a door: the number of each bag, and what is in it. As many as find room; the rest is counted.
Column {
    id: list

    required property list<string> bags
    required property list<string> signs
    required property list<string> descriptions
    readonly property real px: Theme.secondaryPx
    readonly property real row: Math.ceil(px * (width < Theme.mm(130) ? 2.6 : 1.5))
    readonly property int lines: Math.max(1, Math.floor((height + spacing) / (row + spacing)))
    readonly property bool short: bags.length > lines
    readonly property int shown: short ? lines - 1 : bags.length

    spacing: Theme.mm(2)
    Accessible.role: Accessible.List
    Accessible.name: qsTr("What was found")

    Repeater {
        model: list.shown
        delegate: Item {
            id: one
            required property int index
            width: list.width
            height: list.row
            Accessible.role: Accessible.StaticText
            Accessible.name: bag.text + ": " + what.text
            Icon {
                id: icon
                anchors.verticalCenter: parent.verticalCenter
                name: list.signs[one.index] ?? ""
                size: list.px * 1.2
            }
            Text {
                id: bag
                anchors { left: icon.right; leftMargin: list.px * 0.5; verticalCenter: parent.verticalCenter }
                text: list.bags[one.index] ?? ""
                color: Theme.c.text
                font.family: Theme.family
                font.weight: Font.Bold
                font.pixelSize: list.px
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
            Text {
                id: what
                anchors { left: bag.right; leftMargin: list.px * 0.6; right: parent.right; verticalCenter: parent.verticalCenter }
                height: list.row
                text: list.descriptions[one.index] ?? ""
                color: Theme.c.text
                font.family: Theme.family
                font.pixelSize: list.px
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.capPx(2.4)
                wrapMode: Text.Wrap
                verticalAlignment: Text.AlignVCenter
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
    Text {
        visible: list.short
        height: list.row
        text: qsTr("and %n more", "things", list.bags.length - list.shown)
        color: Theme.c.text2
        font.family: Theme.family
        font.weight: Font.Medium
        font.pixelSize: list.px
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
    }
}
