pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Why is something left out? First it is typed, then read once more and held.
ScreenFrame {
    id: screen

    required property SkipStepBridge bridge
    required property ShellBridge shell
    readonly property bool typing: bridge.writes

    across: typing

    Headline {
        objectName: "title"
        width: parent.width
        visible: !screen.typing || !Theme.dense
        text: screen.title()
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.typing ? (Theme.dense || Theme.shortSideMm < 150 ? "" : qsTr("It goes on the record with your name."))
                            : qsTr("“%1”", "what was typed").arg(screen.bridge.words)
    }
    controls: [
        Field {
            id: field
            objectName: "field-why"
            width: parent.width
            visible: screen.typing
            heads: Theme.dense
            current: true
            most: 200
            asksAgain: screen.bridge.wordsMissing && text.trim() === ""
            label: asksAgain ? qsTr("Please say why, in a few words.") : Theme.dense ? screen.title() : qsTr("Why?")
            onEdited: written => screen.bridge.type(written)
            onAccepted: screen.bridge.write(false)
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
            nextText: qsTr("Next")
            nextEnabled: screen.bridge.words !== ""
            onTyped: letters => {
                screen.shell.pressed();
                field.put(letters);
            }
            onErased: {
                screen.shell.pressed();
                field.erase();
            }
            onBack: screen.bridge.back()
            onNext: screen.bridge.write(false)
        },
        HoldButton {
            objectName: "leaveOut"
            width: parent.width
            visible: !screen.typing
            danger: true
            sign: "skip"
            text: screen.doing()
            onHeld: screen.bridge.done()
        },
        ButtonPair {
            width: parent.width
            visible: !screen.typing
            BigButton {
                objectName: "typeOn"
                Layout.fillWidth: true
                text: qsTr("Change the words")
                onClicked: screen.bridge.write(true)
            }
            BigButton {
                objectName: "back"
                Layout.fillWidth: true
                text: qsTr("No, go back")
                onClicked: screen.bridge.back()
            }
        }
    ]

    Component.onCompleted: open()
    onTypingChanged: open()
    Connections {
        target: screen.bridge
        function onChanged() {
            if (field.text !== screen.bridge.typed)
                field.text = screen.bridge.typed;
        }
        function onKeyed(letters: string) {
            if (letters === "\n")
                screen.bridge.write(false);
            else
                field.put(letters);
        }
    }
    function open() {
        field.text = bridge.typed;
        if (typing)
            field.take();
    }
    function title(): string {
        switch (bridge.step) {
        case "notified": return qsTr("Go on before the holder is told?");
        case "legal days": return qsTr("Dispose of it before its days are over?");
        case "cancelled": return qsTr("Call this case off?");
        case "collected": return qsTr("Leave out emptying the door?");
        case "listed": return qsTr("Leave out the list of what was inside?");
        }
        return qsTr("Leave out the last look?");
    }
    function doing(): string {
        switch (bridge.step) {
        case "notified": return qsTr("Go on all the same");
        case "legal days": return qsTr("Dispose of it now");
        case "cancelled": return qsTr("Call the case off");
        }
        return qsTr("Leave it out");
    }
}
