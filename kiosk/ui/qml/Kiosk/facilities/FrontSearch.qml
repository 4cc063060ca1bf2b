pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// What is looked for on the map. It is asked for once it is written, not with each letter.
ScreenFrame {
    id: search

    required property BankFrontBridge bridge
    required property ShellBridge shell

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        visible: !Theme.dense
        text: qsTr("Which door?")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        visible: !Theme.dense
        text: qsTr("A number, a state, or a name. Looking for a name is on the record.")
    }
    controls: [
        Field {
            id: field
            objectName: "field-search"
            width: parent.width
            heads: Theme.dense
            current: true
            label: qsTr("Door, state or name")
            Component.onCompleted: {
                text = search.bridge.query;
                take();
            }
            onAccepted: search.bridge.search(text)
        },
        Keyboard {
            id: keyboard
            x: -Theme.mm(3)
            width: parent.width - 2 * x
            height: implicitHeight
            language: search.shell.language
            languages: search.shell.languages
            before: field.before
            nextText: qsTr("Search")
            onTyped: letters => {
                search.shell.pressed();
                field.put(letters);
            }
            onErased: {
                search.shell.pressed();
                field.erase();
            }
            onBack: search.bridge.stopTyping()
            onNext: search.bridge.search(field.text)
        }
    ]
    Connections {
        target: search.bridge
        function onKeyed(character) {
            if (character === "\n")
                search.bridge.search(field.text);
            else
                field.put(character);
        }
    }
}
