pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Who is it? Who was found stands above the field; where keyboard and list do not both find room, a key turns from one
// to the other.
ScreenFrame {
    id: screen

    required property FindPersonBridge bridge
    required property SessionBridge session
    required property ShellBridge shell

    property bool turned: false
    readonly property int most: 6
    readonly property int perRow: Theme.dense || width > Theme.mm(400) ? 3 : width > Theme.mm(Theme.reach ? 110 : 250) ? 2 : 1
    readonly property real cardHeight: Theme.mm(Math.max(20, 28 * Theme.fit))
    readonly property real below: keyboard.implicitHeight + field.implicitHeight + 2 * Theme.gap
    readonly property real free: Math.min(height - Theme.mm((Theme.portrait ? 52 : 30) * Theme.fit),
                                          Theme.reach ? Theme.reachBand - Theme.barHeight : height) - below
    readonly property real whole: Math.min(height - Theme.mm(46 * Theme.fit), Theme.reach ? Theme.reachBand - Theme.barHeight : height) - 2 * Theme.gap
    // Said of the panel, not of how many were found just now: nothing jumps while somebody types.
    readonly property bool together: !Theme.dense && Math.ceil(most / perRow) * (cardHeight + Theme.smallGap) <= free
    readonly property bool typing: together || !turned
    // Beside the keyboard there is no room for a line of its own.
    readonly property bool brief: typing && !(together && Theme.portrait)
    readonly property bool listed: bridge.count > 0 && (together || !typing)

    readonly property string says: bridge.unknownBadge ? ""
        : bridge.tooShort ? qsTr("Type the first letters of their name, or hold their badge to the reader.")
        : bridge.count === 0 ? qsTr("Nobody here has that name. Check the spelling.")
        : bridge.more ? qsTr("Others fit as well. Type more letters if theirs is not here.")
        : ""

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        visible: !Theme.dense || !screen.typing
        text: qsTr("Who is it?")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.brief ? "" : screen.says
    }
    Notice {
        objectName: "unknownBadge"
        width: parent.width
        sign: "badge"
        text: screen.bridge.unknownBadge && !screen.brief ? qsTr("We do not know this badge.") : ""
    }
    controls: [
        TurnedGrid {
            id: list
            width: parent.width
            visible: screen.listed
            columns: screen.perRow
            cards: ofPeople
            room: screen.together ? screen.free + Theme.gap : screen.whole - buttons.height - Theme.smallGap
            Repeater {
                id: ofPeople
                model: screen.bridge.found
                delegate: PersonCard {
                    required property PersonInfo modelData
                    required property int index
                    objectName: "person" + index
                    width: list.cell
                    height: list.tallest
                    visible: list.shows(index)
                    person: modelData
                    onClicked: screen.bridge.pick(index)
                }
            }
        },
        GridLayout {
            id: buttons
            width: parent.width
            visible: (list.turns && screen.listed) || !screen.typing
            columns: Theme.portrait ? 2 : 3
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            BigButton {
                objectName: "previous"
                Layout.fillWidth: true
                visible: list.turns && screen.listed
                enabled: list.canTurnBack
                opacity: enabled ? 1 : 0.45
                text: qsTr("Previous page")
                onClicked: list.turnBack()
            }
            BigButton {
                objectName: "nextPage"
                Layout.fillWidth: true
                visible: list.turns && screen.listed
                enabled: list.canTurn
                opacity: enabled ? 1 : 0.45
                text: qsTr("Next page")
                onClicked: list.turn()
            }
            BigButton {
                objectName: "typeOn"
                Layout.fillWidth: true
                visible: !screen.typing
                sign: width < Theme.mm(70) ? "" : "text"
                text: qsTr("Type on")
                onClicked: {
                    screen.turned = false;
                    field.take();
                }
            }
        },
        Field {
            id: field
            objectName: "field-person"
            width: parent.width
            visible: screen.typing
            heads: Theme.dense
            current: true
            label: screen.brief && screen.bridge.unknownBadge ? qsTr("We do not know this badge.")
                 : !screen.brief ? qsTr("Their name")
                 : screen.bridge.tooShort ? qsTr("Their name, or their badge")
                 : screen.bridge.more ? qsTr("Others fit as well: type more letters")
                 : screen.bridge.count > 0 ? qsTr("%n found", "people", screen.bridge.count) : qsTr("Nobody found yet")
            Component.onCompleted: {
                text = screen.bridge.query;
                take();
            }
            onEdited: written => screen.bridge.type(written)
            onAccepted: screen.next()
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
            nextEnabled: !screen.bridge.tooShort
            onTyped: letters => {
                screen.shell.pressed();
                field.put(letters);
            }
            onErased: {
                screen.shell.pressed();
                field.erase();
            }
            onBack: screen.session.back()
            onNext: screen.next()
        }
    ]

    Connections {
        target: screen.bridge
        function onKeyed(letters: string) {
            if (letters === "\n")
                screen.next();
            else
                field.put(letters);
        }
    }
    function next() {
        if (!together && !bridge.tooShort)
            turned = true;
    }
}
