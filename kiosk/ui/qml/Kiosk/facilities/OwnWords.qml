pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// A line in the operator's own words: the field, and right below it the keyboard.
Column {
    id: own

    required property ShellBridge shell
    required property string label
    property bool asksAgain: false
    property bool heads: false
    property alias text: field.text
    signal edited(text: string)
    signal done()
    signal back()

    spacing: Theme.gap
    onVisibleChanged: take()
    Component.onCompleted: take()

    function take() {
        if (visible)
            field.take();
    }
    function put(letters: string) {
        if (letters === "\n")
            done();
        else
            field.put(letters);
    }

    Field {
        id: field
        objectName: "field-words"
        width: parent.width
        current: true
        most: 200
        heads: own.heads
        label: own.label
        asksAgain: own.asksAgain
        onEdited: written => own.edited(written)
        onAccepted: own.done()
    }
    Keyboard {
        x: -Theme.mm(3)
        width: parent.width - 2 * x
        height: implicitHeight
        kind: "text"
        language: own.shell.language
        languages: own.shell.languages
        before: field.before
        nextText: qsTr("Done")
        onTyped: letters => {
            own.shell.pressed();
            field.put(letters);
        }
        onErased: {
            own.shell.pressed();
            field.erase();
        }
        onBack: own.back()
        onNext: own.done()
    }
}
