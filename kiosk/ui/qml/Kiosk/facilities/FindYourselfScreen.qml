pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Who are they? What is typed is sent once, whole: nobody's name is offered.
ScreenFrame {
    id: screen

    required property FindYourselfBridge bridge
    required property ShellBridge shell

    // Beside the keyboard there is no room for a line of its own.
    readonly property bool brief: Theme.shortSideMm < 170

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        visible: !Theme.dense
        text: qsTr("What is your name?")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.brief ? "" : qsTr("First and last name. Or hold your old badge to the reader.")
    }
    controls: [
        Field {
            id: field
            objectName: "field-self"
            width: parent.width
            heads: Theme.dense
            current: true
            label: screen.brief ? qsTr("Your full name, or your old badge") : qsTr("Your full name")
            Component.onCompleted: {
                text = screen.bridge.text;
                take();
            }
            onEdited: written => screen.bridge.type(written)
            onAccepted: screen.bridge.done()
        },
        Keyboard {
            x: -Theme.mm(3)
            width: parent.width - 2 * x
            height: implicitHeight
            language: screen.shell.language
            languages: screen.shell.languages
            before: field.before
            nextText: qsTr("Done")
            nextEnabled: screen.bridge.filled
            onTyped: letters => {
                screen.shell.pressed();
                field.put(letters);
            }
            onErased: {
                screen.shell.pressed();
                field.erase();
            }
            onBack: screen.bridge.back()
            onNext: screen.bridge.done()
        }
    ]

    Connections {
        target: screen.bridge
        function onKeyed(letters: string) {
            if (letters === "\n")
                screen.bridge.done();
            else
                field.put(letters);
        }
    }
}
