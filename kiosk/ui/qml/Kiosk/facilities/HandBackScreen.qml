pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// To whom, and what shows that it is theirs? The name first, then a signature, a document, or the badge held up here.
ScreenFrame {
    id: screen

    required property HandBackBridge bridge
    required property ShellBridge shell
    readonly property string stage: bridge.stage
    readonly property bool naming: stage === "name"
    readonly property bool signing: stage === "signature"
    readonly property bool tight: Theme.dense || Theme.shortSideMm < 150
    readonly property real padRoom: (Theme.reach ? Math.min(height, Theme.reachBand - Theme.barHeight) : height) - Theme.gap * 2
                                    - below.height - Theme.smallGap - words
    // What is said above the field for a signature.
    readonly property real words: Theme.dense || Theme.reach ? 0 : Theme.mm(Math.max(30, (Theme.larger ? 74 : 60) * Theme.fit))

    across: naming || signing

    Headline {
        objectName: "title"
        width: parent.width
        visible: !(Theme.dense && (screen.naming || screen.signing))
        text: screen.title()
    }
    BodyText {
        objectName: "line"
        width: parent.width
        visible: text !== "" && !(screen.tight && (screen.naming || screen.signing))
        text: screen.line()
    }
    Notice {
        objectName: "missing"
        width: parent.width
        visible: text !== "" && !screen.naming
        text: screen.bridge.missing.includes("signature") && screen.signing ? qsTr("Please sign first.")
            : screen.bridge.missing.includes("proof") && screen.stage === "proof" ? qsTr("Please choose what shows that it is theirs.") : ""
    }
    controls: [
        Field {
            id: field
            objectName: "field-name"
            width: parent.width
            visible: screen.naming
            heads: Theme.dense
            current: true
            asksAgain: screen.bridge.missing.includes("name") && text.trim() === ""
            label: asksAgain ? qsTr("Please type the name.") : qsTr("Their name")
            onEdited: written => screen.bridge.type(written)
            onAccepted: screen.next()
        },
        Keyboard {
            x: -Theme.mm(3)
            width: parent.width - 2 * x
            height: implicitHeight
            visible: screen.naming
            language: screen.shell.language
            languages: screen.shell.languages
            before: field.before
            nextText: qsTr("Next")
            nextEnabled: field.text.trim() !== ""
            onTyped: letters => {
                screen.shell.pressed();
                field.put(letters);
            }
            onErased: {
                screen.shell.pressed();
                field.erase();
            }
            onBack: screen.bridge.turnBack()
            onNext: screen.next()
        },
        SignaturePad {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, Math.max(Theme.mm(60), screen.padRoom / 0.4))
            height: width * 0.4
            visible: screen.signing
            strokes: screen.bridge.strokes
        },
        Column {
            id: below
            width: parent.width
            visible: !screen.naming
            spacing: Theme.smallGap
            ButtonPair {
                width: parent.width
                visible: screen.stage === "proof"
                BigButton {
                    objectName: "sign"
                    Layout.fillWidth: true
                    kind: "primary"
                    sign: "pen"
                    text: qsTr("They sign here")
                    onClicked: screen.bridge.goTo("signature")
                }
                BigButton {
                    objectName: "identity"
                    Layout.fillWidth: true
                    sign: "papers"
                    text: qsTr("They show a document")
                    onClicked: screen.bridge.goTo("identity")
                }
            }
            HoldButton {
                objectName: "done"
                width: parent.width
                visible: screen.stage !== "proof" && !screen.signing
                sign: "handed"
                text: screen.doing()
                onHeld: screen.bridge.done()
            }
            GridLayout {
                width: parent.width
                visible: screen.signing
                columns: Theme.dense ? 4 : 3
                columnSpacing: Theme.smallGap
                rowSpacing: Theme.smallGap
                uniformCellWidths: !Theme.dense
                SmallButton {
                    objectName: "back"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    sign: "back"
                    text: qsTr("Back")
                    onClicked: screen.bridge.turnBack()
                }
                SmallButton {
                    objectName: "undo"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    enabled: screen.bridge.strokes.any
                    opacity: enabled ? 1 : 0.6
                    sign: "undo"
                    text: qsTr("Undo the last stroke")
                    onClicked: screen.bridge.strokes.undo()
                }
                SmallButton {
                    objectName: "clear"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    enabled: screen.bridge.strokes.any
                    opacity: enabled ? 1 : 0.6
                    sign: "close"
                    text: qsTr("Begin anew")
                    onClicked: screen.bridge.strokes.clear()
                }
                HoldButton {
                    objectName: "done"
                    Layout.fillWidth: true
                    Layout.columnSpan: Theme.dense ? 1 : 3
                    Layout.preferredWidth: Theme.mm(80)
                    enabled: screen.bridge.strokes.drawn
                    sign: "handed"
                    text: screen.doing()
                    onHeld: screen.bridge.done()
                }
            }
            BigButton {
                objectName: "back"
                width: parent.width
                visible: !screen.signing
                sign: "back"
                text: qsTr("Back")
                onClicked: screen.bridge.turnBack()
            }
        }
    ]

    Component.onCompleted: open()
    onNamingChanged: open()
    Connections {
        target: screen.bridge
        function onChanged() {
            if (field.text !== screen.bridge.name)
                field.text = screen.bridge.name;
        }
        function onKeyed(letters: string) {
            if (letters === "\n")
                screen.next();
            else
                field.put(letters);
        }
    }
    function open() {
        field.text = bridge.name;
        if (naming)
            field.take();
    }
    function next() {
        if (field.text.trim() !== "")
            bridge.goTo("proof");
    }
    function title(): string {
        switch (stage) {
        case "name": return qsTr("Who gets %1?", "number of a bag").arg(bridge.bag);
        case "signature": return qsTr("Please sign here.");
        case "identity": return qsTr("Is it %1?", "name").arg(bridge.who);
        case "badge": return qsTr("This is the badge of %1.", "name").arg(bridge.badgeOf);
        }
        return qsTr("How do they show that it is theirs?");
    }
    function line(): string {
        switch (stage) {
        case "name": return qsTr("Type their name, or have them hold up their badge.");
        case "signature": return qsTr("%1 gets %2: %3", "name, number of a bag, what it is").arg(bridge.who).arg(bridge.bag).arg(bridge.description);
        case "identity": return qsTr("Look at their document with a photo. Nothing of it is kept.");
        case "badge": return qsTr("Is it the person who stands here?");
        }
        return qsTr("They can also hold up their badge.");
    }
    function doing(): string {
        switch (stage) {
        case "identity": return qsTr("I have looked: hand it back");
        case "badge": return qsTr("Yes: hand it back");
        }
        return qsTr("Hand it back");
    }
}
