pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The lost property log, newest first; a thing of many is found by typing. Where keyboard and list do not both find
// room, a key turns from one to the other.
ScreenFrame {
    id: screen

    required property LostPropertyBridge bridge
    required property RecoveryNames names
    required property ShellBridge shell
    readonly property real title: Theme.mm(Math.max(18, 27 * Theme.fit))  // a line of it, whatever the words' size now
    readonly property bool found: bridge.shownFor !== ""
    readonly property bool typing: bridge.searching
    readonly property bool titled: Theme.portrait || !typing
    // Beside keyboard and field, two lines of the list at least.
    readonly property bool together: !Theme.dense && free - below >= Theme.mm(Math.max(52, 62 * Theme.fit))
    readonly property bool listed: !typing || together
    readonly property real free: Math.min(titled ? height - title : height, Theme.reach ? Theme.reachBand - Theme.barHeight : height) - Theme.gap * 2
    readonly property real below: keyboard.implicitHeight + field.boxHeight + Theme.mm(12) + 2 * Theme.smallGap

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        visible: screen.titled
        text: screen.found && !screen.typing ? qsTr("Things for “%1”.", "what was typed").arg(screen.bridge.shownFor) : qsTr("Lost property.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: Theme.dense && screen.typing || screen.bridge.count > 0 ? ""
            : screen.found ? qsTr("Nothing fits. Check the spelling, or look through all things.")
            : screen.bridge.keptOnly ? qsTr("Nothing is kept here.") : qsTr("The log is empty.")
    }
    controls: [
        TurnedGrid {
            id: list
            width: parent.width
            visible: screen.bridge.count > 0 && screen.listed
            cards: ofThings
            page: screen.bridge.page
            pages: screen.bridge.pages
            room: screen.free - (screen.typing ? screen.below : buttons.height + Theme.smallGap)
            onTurnedTo: page => screen.bridge.turnTo(page)
            Repeater {
                id: ofThings
                model: screen.bridge.lines
                delegate: ItemCard {
                    required property ItemInfo modelData
                    required property int index
                    objectName: "item" + index
                    width: list.cell
                    height: list.tallest
                    visible: list.shows(index)
                    info: modelData
                    names: screen.names
                    onClicked: screen.bridge.pick(index)
                }
            }
        },
        GridLayout {
            id: buttons
            width: parent.width
            visible: !screen.typing
            columns: Theme.portrait ? 2 : visibleChildren.length
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            BigButton {
                objectName: "previous"
                Layout.fillWidth: true
                visible: list.turns
                enabled: list.canTurnBack
                opacity: enabled ? 1 : 0.45
                text: qsTr("Previous page")
                onClicked: list.turnBack()
            }
            BigButton {
                objectName: "next"
                Layout.fillWidth: true
                visible: list.turns
                enabled: list.canTurn
                opacity: enabled ? 1 : 0.45
                text: qsTr("Next page")
                onClicked: list.turn()
            }
            BigButton {
                objectName: "find"
                Layout.fillWidth: true
                text: screen.found ? qsTr("Type on") : qsTr("Find a thing")
                onClicked: screen.bridge.search()
            }
            BigButton {
                objectName: "all"
                Layout.fillWidth: true
                visible: screen.found
                text: qsTr("All things")
                onClicked: screen.bridge.showAll()
            }
            BigButton {
                objectName: "kept"
                Layout.fillWidth: true
                visible: !screen.found
                text: screen.bridge.keptOnly ? qsTr("Also what is gone") : qsTr("Only what is here")
                onClicked: screen.bridge.showKept(!screen.bridge.keptOnly)
            }
            BigButton {
                objectName: "cases"
                Layout.fillWidth: true
                text: qsTr("Open cases")
                onClicked: screen.bridge.cases()
            }
            BigButton {
                objectName: "back"
                Layout.fillWidth: true
                text: qsTr("Back")
                onClicked: screen.bridge.back()
            }
        },
        Field {
            id: field
            objectName: "field-thing"
            width: parent.width
            visible: screen.typing
            heads: !screen.titled
            current: true
            label: screen.together || screen.bridge.shownFor === "" ? qsTr("Number, door or words of it")
                 : screen.bridge.count === 0 ? qsTr("Nothing found yet")
                 : screen.bridge.pages > 1 ? qsTr("Many found") : qsTr("%n found", "things", screen.bridge.count)
            onEdited: written => screen.bridge.type(written)
            onAccepted: screen.bridge.showFound()
            onVisibleChanged: screen.open()
        },
        Keyboard {
            id: keyboard
            x: -Theme.mm(3)
            width: parent.width - 2 * x
            height: implicitHeight
            visible: screen.typing
            language: screen.shell.language
            languages: screen.shell.languages
            kind: "company"
            before: field.before
            nextText: qsTr("Show")
            onTyped: letters => {
                screen.shell.pressed();
                field.put(letters);
            }
            onErased: {
                screen.shell.pressed();
                field.erase();
            }
            onBack: screen.bridge.showAll()
            onNext: screen.bridge.showFound()
        }
    ]

    Component.onCompleted: open()
    Connections {
        target: screen.bridge
        function onChanged() {
            if (field.text !== screen.bridge.query)
                field.text = screen.bridge.query;
        }
        function onPageTurned() {
            list.begin();
        }
        function onKeyed(letters: string) {
            if (letters === "\n")
                screen.bridge.showFound();
            else
                field.put(letters);
        }
    }
    function open() {
        field.text = bridge.query;
        if (typing)
            field.take();
    }
}
