pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// What needs somebody, gravest first; a page of it.
Item {
    id: view

    required property FrontBridge front
    required property BankFrontBridge bridge
    property int part: 0
    // Where there is hardly any room, the button to turn the page is among others.
    readonly property bool compact: Theme.shortSideMm < 170
    readonly property string pages: qsTr("Page %1 of %2").arg(shown + 1).arg(parts)
    readonly property var needs: front.needs
    readonly property int columns: width > Theme.mm(230) ? 2 : 1
    readonly property real cell: (width - (columns - 1) * Theme.smallGap) / columns
    readonly property real tall: Theme.mm(Math.max(20, 24 * Theme.fit))
    readonly property int lines: Math.max(1, Math.floor((height - head.height + Theme.mm(0.5)) / (tall + Theme.mm(2))))
    readonly property int perPart: columns * lines
    readonly property int parts: Math.max(1, Math.ceil(needs.length / perPart))
    readonly property int shown: Math.min(part, parts - 1)

    function turn() {
        part = (shown + 1) % parts;
    }

    Item {
        id: head
        width: parent.width
        height: view.compact ? title.height + Theme.mm(2) : Theme.mm(21)
        Column {
            anchors { left: parent.left; right: more.visible ? more.left : parent.right; rightMargin: Theme.smallGap; verticalCenter: parent.verticalCenter }
            Text {
                id: title
                objectName: "title"
                width: parent.width
                text: view.needs.length > 0 ? qsTr("Needs you") : qsTr("Nothing needs you now.")
                color: Theme.c.text
                font.family: Theme.family
                font.weight: Font.Bold
                font.pixelSize: view.compact ? Theme.captionPx * 1.3 : Math.min(Theme.bodyPx, Theme.capPx(6.5))
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.capPx(2.4)
                textFormat: Text.PlainText
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Text {
                objectName: "today"
                width: parent.width
                height: Math.min(implicitHeight, head.height - title.height)
                visible: !view.compact
                text: qsTr("Today: %1 doors given, %2 openings, %3 people without a door", "numbers")
                    .arg(view.front.figures.given ?? 0).arg(view.front.figures.opened ?? 0).arg(view.front.figures.refused ?? 0)
                color: Theme.c.text2
                font.family: Theme.family
                font.pixelSize: Theme.capPx(3)
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.capPx(2)
                wrapMode: Text.WordWrap
                textFormat: Text.PlainText
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
        SmallButton {
            id: more
            objectName: "moreNeeds"
            anchors { right: parent.right; verticalCenter: parent.verticalCenter }
            visible: view.parts > 1 && !view.compact
            width: Theme.mm(26)
            text: view.pages
            Accessible.name: qsTr("More that needs you: %1", "page of pages").arg(view.pages)
            onClicked: view.turn()
        }
    }
    Grid {
        y: head.height
        width: parent.width
        columns: view.columns
        columnSpacing: Theme.smallGap
        rowSpacing: Theme.mm(2)
        Repeater {
            model: view.needs.slice(view.shown * view.perPart, (view.shown + 1) * view.perPart)
            delegate: FrontCard {
                required property var modelData
                required property int index
                objectName: "need" + (view.shown * view.perPart + index)
                width: view.cell
                height: view.tall
                number: modelData.door
                doorState: modelData.kind === "alarm" ? (modelData.door === "" ? "" : "check") : ({ "flagged": "check", "overdue": "check", "case": "taken" })[modelData.kind] ?? "off"
                sign: ({ "alarm": "alarm", "flagged": "check!", "overdue": "bell", "case": "box" })[modelData.kind] ?? "off"
                text: FrontWords.needTitle(view.front, modelData)
                line: FrontWords.needLine(modelData)
                onClicked: view.bridge.take(view.shown * view.perPart + index)
            }
        }
    }
}
