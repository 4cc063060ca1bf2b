pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Whom do they visit? Who was found stands above the field; where keyboard and list do not both find room, a key turns
// from one to the other.
ScreenFrame {
    id: screen

    required property FindHostBridge bridge
    required property ShellBridge shell

    property bool turned: false
    readonly property int found: bridge.names.length
    readonly property int most: 5
    readonly property int perRow: Theme.dense || width > Theme.mm(400) ? 3 : width > Theme.mm(Theme.reach ? 110 : 250) ? 2 : 1
    readonly property real cardHeight: Theme.mm(Math.max(20, 20 * Theme.fit)) + Theme.smallGap
    readonly property real below: keyboard.implicitHeight + field.implicitHeight + 2 * Theme.gap
    readonly property real free: Math.min(height - Theme.mm(46 * Theme.fit),
                                          Theme.reach ? Theme.reachBand - Theme.barHeight : height) - below
    // Said of the panel, not of how many were found just now: nothing jumps while somebody types.
    readonly property bool together: !Theme.dense && Math.ceil(most / perRow) * cardHeight <= free
    readonly property bool typing: together || !turned

    readonly property string says: bridge.tooShort ? qsTr("Type the first letters of the name.")
        : found === 0 ? qsTr("We cannot find that host. Check the spelling, or choose reception.")
        : bridge.more ? qsTr("Others fit as well. Type more letters if yours is not here.")
        : ""

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        visible: !Theme.dense || !screen.typing
        text: screen.bridge.forGuest ? qsTr("Who does your guest visit?") : qsTr("Who are you visiting?")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: Theme.dense && screen.typing ? "" : screen.together || !screen.typing ? screen.says : ""
    }
    controls: [
        GridLayout {
            width: parent.width
            visible: screen.found > 0 && (screen.together || !screen.typing)
            columns: screen.perRow
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            Repeater {
                model: screen.bridge.names
                delegate: HostCard {
                    required property string modelData
                    required property int index
                    objectName: "host" + index
                    Layout.fillWidth: true
                    name: modelData
                    department: screen.bridge.departments[index] ?? ""
                    onClicked: screen.bridge.pick(index)
                }
            }
        },
        ButtonPair {
            width: parent.width
            visible: !screen.typing || (screen.together && screen.found === 0)
            BigButton {
                objectName: "typeOn"
                Layout.fillWidth: true
                visible: !screen.typing
                sign: "text"
                text: qsTr("Type on")
                onClicked: {
                    screen.turned = false;
                    field.take();
                }
            }
            BigButton {
                objectName: "reception"
                Layout.fillWidth: true
                kind: screen.found === 0 && !screen.bridge.tooShort ? "primary" : "plain"
                sign: "people"
                text: qsTr("Reception")
                onClicked: screen.bridge.notFound()
            }
        },
        Field {
            id: field
            objectName: "field-host"
            width: parent.width
            visible: screen.typing
            heads: Theme.dense
            current: true
            label: screen.together || screen.bridge.tooShort ? (screen.bridge.forGuest ? qsTr("The host’s name") : qsTr("Your host’s name"))
                 : screen.found > 0 ? qsTr("%n found", "hosts", screen.found) : qsTr("Nobody found yet")
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
            onBack: screen.bridge.back()
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
