pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// One line to type in, with what belongs there above it; on a panel without height, beside it.
Item {
    id: field

    required property string label
    property bool asksAgain: false      // it can't be left as it is
    property bool heads: false          // there is no other heading
    property alias text: input.text
    readonly property alias active: input.activeFocus
    readonly property string before: text.slice(0, input.cursorPosition)
    property int most: 80
    property bool email: false
    property bool current: false        // the keyboard on the screen types here
    signal edited(text: string)
    signal accepted()
    signal chosen()

    readonly property bool beside: Theme.dense
    readonly property real boxHeight: Theme.mm(beside ? 12 : Math.max(14, 19 * Theme.fit))

    implicitHeight: beside ? boxHeight : words.height + Theme.mm(1.5) + boxHeight

    function put(letters: string) {
        if (input.length + letters.length <= most)
            input.insert(input.cursorPosition, letters);
        edited(text);
    }
    function erase() {
        if (input.cursorPosition > 0)
            input.remove(input.cursorPosition - 1, input.cursorPosition);
        edited(text);
    }
    function take() {
        input.forceActiveFocus();
    }

    Icon {
        id: sign
        visible: field.asksAgain
        anchors.verticalCenter: words.verticalCenter
        name: "check!"
        ink: words.color
        size: Theme.icon * 0.8
    }
    Text {
        id: words
        objectName: "label"
        x: sign.visible ? sign.width + Theme.smallGap : 0
        y: field.beside ? (field.boxHeight - height) / 2 : 0
        width: (field.beside ? field.width * 0.36 : field.width) - x
        height: field.beside ? Math.min(implicitHeight, field.boxHeight) : implicitHeight
        text: field.label
        color: field.asksAgain ? Theme.c.danger : Theme.c.text
        font.family: Theme.family
        font.weight: field.beside ? Font.Bold : Font.DemiBold
        font.pixelSize: Theme.buttonPx * 0.82
        fontSizeMode: field.beside ? Text.Fit : Text.FixedSize
        minimumPixelSize: Theme.capPx(2.4)
        wrapMode: Text.WordWrap
        verticalAlignment: field.beside ? Text.AlignVCenter : Text.AlignTop
        textFormat: Text.PlainText
        Accessible.role: field.heads ? Accessible.Heading : Accessible.StaticText
        Accessible.name: text
    }
    Rectangle {
        id: box
        x: field.beside ? field.width * 0.36 + Theme.smallGap : 0
        y: field.height - height
        width: field.width - x
        height: field.boxHeight
        radius: Theme.radius * 0.7
        color: Theme.c.surface
        border.width: field.current ? Theme.mm(0.8) : Theme.stroke
        border.color: field.asksAgain ? Theme.c.danger : field.current ? Theme.c.primary : Theme.c.border

        TextInput {
            id: input
            objectName: "input"
            x: Theme.smallGap + Theme.mm(1)
            width: parent.width - 2 * x
            height: parent.height
            clip: true
            color: Theme.c.text
            selectionColor: Theme.c.primary
            selectedTextColor: Theme.c.primaryInk
            font.family: Theme.family
            font.weight: Font.Medium
            font.pixelSize: Math.min(Theme.buttonPx, field.boxHeight * 0.55)
            verticalAlignment: TextInput.AlignVCenter
            maximumLength: field.most
            selectByMouse: false
            activeFocusOnTab: true
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
                              | (field.email ? Qt.ImhEmailCharactersOnly | Qt.ImhNoAutoUppercase : Qt.ImhNone)
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            cursorDelegate: Rectangle {
                width: Math.max(2, Theme.mm(0.7))
                color: Theme.c.primary
                visible: field.current
            }
            onActiveFocusChanged: {
                if (activeFocus)
                    field.chosen();
            }
            onTextEdited: field.edited(text)
            onAccepted: field.accepted()
        }
    }
}
