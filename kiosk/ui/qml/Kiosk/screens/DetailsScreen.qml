pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Who is it? The keyboard is there at once, the field right above it. Where there is no room for all, one field at a time.
ScreenFrame {
    id: screen

    required property DetailsBridge bridge
    required property ShellBridge shell

    property int current: 0
    readonly property int count: bridge.fields.length
    readonly property Field field: rows.count > 0 ? rows.itemAt(Math.min(current, count - 1)) as Field : null
    readonly property int perRow: !Theme.portrait && width > Theme.mm(330) ? 3 : 1
    readonly property real wanted: Math.ceil(count / perRow) * ((field?.implicitHeight ?? 0) + Theme.smallGap)
    readonly property bool all: !Theme.dense && wanted <= height - keyboard.height - Theme.mm(60 * Theme.fit)

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        visible: !Theme.dense
        text: screen.bridge.forGuest ? qsTr("Who is your guest?") : qsTr("Please tell us who you are.")
    }
    controls: [
        GridLayout {
            width: parent.width
            columns: screen.all ? screen.perRow : 1
            columnSpacing: Theme.gap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            Repeater {
                id: rows
                model: screen.bridge.fields
                delegate: Field {
                    id: line
                    required property string modelData
                    required property int index
                    objectName: "field-" + modelData
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignBottom
                    visible: screen.all || index === screen.current
                    heads: Theme.dense
                    current: index === screen.current
                    asksAgain: screen.bridge.missing.includes(modelData) && text.trim() === screen.bridge.refused(modelData)
                    label: asksAgain ? screen.asked(modelData, text.trim() !== "") : screen.labelOf(modelData)
                    most: email ? 254 : 80
                    email: modelData === "email"
                    Component.onCompleted: text = screen.bridge.typed(modelData)
                    onEdited: written => screen.bridge.type(modelData, written)
                    onAccepted: screen.next()
                    onChosen: screen.current = index
                }
            }
        },
        Keyboard {
            id: keyboard
            x: -Theme.mm(3)
            width: parent.width - 2 * x
            height: implicitHeight
            language: screen.shell.language
            languages: screen.shell.languages
            kind: screen.bridge.fields[screen.current] ?? "name"
            before: screen.field?.before ?? ""
            nextText: screen.current < screen.count - 1 ? qsTr("Next") : qsTr("Done")
            onTyped: letters => {
                screen.shell.pressed();
                screen.field.put(letters);
            }
            onErased: {
                screen.shell.pressed();
                screen.field.erase();
            }
            onBack: screen.current > 0 ? screen.goTo(screen.current - 1) : screen.bridge.back()
            onNext: screen.next()
        }
    ]

    Component.onCompleted: goTo(firstMissing())
    Connections {
        target: screen.bridge
        function onChanged() {
            for (let i = 0; i < rows.count; ++i) {
                const line = rows.itemAt(i) as Field;
                const typed = screen.bridge.typed(screen.bridge.fields[i]);
                if (line.text !== typed)
                    line.text = typed;
            }
            if (screen.bridge.missing.length > 0)
                screen.goTo(screen.firstMissing());
        }
        function onKeyed(letters: string) {
            if (letters === "\n")
                screen.next();
            else
                screen.field.put(letters);
        }
    }

    function firstMissing(): int {
        return Math.max(0, bridge.fields.findIndex(one => bridge.missing.includes(one)));
    }
    function goTo(index: int) {
        current = index;
        field?.take();
    }
    function next() {
        if (current < count - 1)
            goTo(current + 1);
        else
            bridge.done();
    }
    function labelOf(name: string): string {
        if (name === "name")
            return bridge.forGuest ? qsTr("Name") : qsTr("Your name");
        return name === "company" ? qsTr("Company") : qsTr("E-mail, if the pass is to be sent");
    }
    // Of what was left empty, or is filled in and can't be used so.
    function asked(name: string, filled: bool): string {
        if (name === "name")
            return !filled ? qsTr("Please type the name.")
                 : bridge.forGuest ? qsTr("Please type the name in letters.") : qsTr("Please type your name in letters.");
        if (name === "company")
            return filled ? qsTr("Please shorten the company’s name.") : qsTr("Please type the company.");
        return filled ? qsTr("Please check this address.") : qsTr("Please type the e-mail address.");
    }
}
