pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Today's visits: those of everybody for reception, a host's own for a host. One of many is found by typing; where
// keyboard and list do not both find room, a key turns from one to the other.
ScreenFrame {
    id: screen

    required property VisitsBridge bridge
    required property ShellBridge shell
    readonly property bool narrow: buttons.width / buttons.columns < Theme.mm(75)
    readonly property real title: Theme.mm(Math.max(18, 27 * Theme.fit))  // a line of it, whatever the words' size now
    readonly property bool found: bridge.shownFor !== ""
    readonly property bool typing: bridge.searching
    readonly property bool titled: Theme.portrait || !typing
    // Beside keyboard, field and the keys that turn pages, a line of the list at least.
    readonly property bool together: !Theme.dense && free - below >= Theme.mm(Math.max(26, 40 * Theme.fit))
    readonly property bool listed: !typing || together
    readonly property real free: Math.min(titled ? height - title : height, Theme.reach ? Theme.reachBand - Theme.barHeight : height) - Theme.gap * 2
    readonly property real below: keyboard.implicitHeight + field.boxHeight + Theme.mm(12) + Theme.primaryHeight + 3 * Theme.smallGap

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        visible: screen.titled
        text: screen.found && !screen.typing ? qsTr("Visits for “%1”.", "what was typed").arg(screen.bridge.shownFor)
            : screen.bridge.own ? qsTr("Your visitors today.") : qsTr("Today’s visits.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: Theme.dense && screen.typing || screen.bridge.count > 0 ? ""
            : screen.found ? qsTr("No visit of today fits. Check the spelling.") : qsTr("Nobody is expected or here.")
    }
    controls: [
        VisitList {
            id: list
            width: parent.width
            visible: screen.bridge.count > 0 && screen.listed
            bridge: screen.bridge
            room: screen.free - (screen.typing ? screen.below : buttons.height + Theme.smallGap)
        },
        GridLayout {
            id: buttons
            readonly property int keys: visibleChildren.length
            width: parent.width
            visible: screen.listed
            columns: Theme.portrait || keys < 3 ? 2 : keys
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            BigButton {
                objectName: "previous"
                Layout.fillWidth: true
                visible: list.turns
                enabled: list.canTurnBack
                opacity: enabled ? 1 : 0.45
                sign: screen.narrow ? "" : "back"
                text: qsTr("Previous page")
                onClicked: list.turnBack()
            }
            BigButton {
                objectName: "next"
                Layout.fillWidth: true
                visible: list.turns
                enabled: list.canTurn
                opacity: enabled ? 1 : 0.45
                sign: screen.narrow ? "" : "forward"
                text: qsTr("Next page")
                onClicked: list.turn()
            }
            BigButton {
                objectName: "findGuest"
                Layout.fillWidth: true
                visible: !screen.typing && (screen.found || screen.bridge.pages > 1)
                sign: screen.narrow ? "" : "search"
                text: screen.found ? qsTr("Type on") : qsTr("Find a guest")
                onClicked: screen.bridge.search()
            }
            BigButton {
                objectName: "allVisits"
                Layout.fillWidth: true
                visible: !screen.typing && screen.found
                sign: screen.narrow ? "" : "close"
                text: qsTr("All visits")
                onClicked: screen.bridge.showAll()
            }
            BigButton {
                objectName: "checkIn"
                Layout.fillWidth: true
                visible: !screen.bridge.own && (screen.bridge.count === 0 || (!screen.typing && !screen.found))
                kind: "primary"
                sign: screen.narrow ? "" : "plus"
                text: qsTr("Check in a guest")
                onClicked: screen.bridge.checkIn()
            }
            BigButton {
                objectName: "showKey"
                Layout.fillWidth: true
                visible: !screen.bridge.own && !screen.typing && !screen.found
                sign: screen.narrow ? "" : "key"
                text: qsTr("Show the key")
                Accessible.description: qsTr("For a bank that is to take passes from here")
                onClicked: screen.bridge.showKey()
            }
        },
        Field {
            id: field
            objectName: "field-guest"
            width: parent.width
            visible: screen.typing
            heads: !screen.titled
            current: true
            label: screen.together || screen.bridge.shownFor === "" ? qsTr("Guest, company or host")
                 : screen.bridge.count === 0 ? qsTr("Nobody found yet")
                 : screen.bridge.pages > 1 ? qsTr("Many found") : qsTr("%n found", "visits", screen.bridge.count)
            onEdited: written => screen.bridge.type(written)
            onAccepted: screen.next()
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
            before: field.before
            nextText: screen.together ? "" : qsTr("Show")
            onTyped: letters => {
                screen.shell.pressed();
                field.put(letters);
            }
            onErased: {
                screen.shell.pressed();
                field.erase();
            }
            onBack: screen.bridge.showAll()
            onNext: screen.next()
        }
    ]

    Component.onCompleted: open()
    Connections {
        target: screen.bridge
        function onChanged() {
            if (field.text !== screen.bridge.query)
                field.text = screen.bridge.query;
        }
        function onKeyed(letters: string) {
            if (letters === "\n")
                screen.next();
            else
                field.put(letters);
        }
    }
    function open() {
        field.text = bridge.query;
        if (typing)
            field.take();
    }
    function next() {
        if (!together)
            bridge.showFound();
    }
}
