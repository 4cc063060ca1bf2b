pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The keyboard on the screen. It corrects and foresees nothing; a capital begins each word of a name,
// and each sentence of a text.
Item {
    id: keyboard

    required property string language
    required property list<string> languages
    property string kind: "name"        // "name", "company", "email", or "text" for sentences
    property string before: ""          // what stands left of the cursor
    property string nextText: ""        // empty: no such key
    property bool nextEnabled: true
    signal typed(text: string)
    signal erased()
    signal back()
    signal next()

    readonly property real keyHeight: Theme.mm(Theme.shortSideMm < 170 || Theme.reach ? 20 : 22)
    readonly property int columns: Letters.columns(language, kind, Math.floor((width + 1) / Theme.mm(20)))
    readonly property bool narrow: columns < 10
    readonly property real pitch: Math.min(Theme.mm(27), width / columns)
    readonly property var first: Letters.page(language, kind, columns)
    readonly property var pages: [first.rows, ...Letters.further(languages, kind, columns, first.rest)]
    property int page: 0
    readonly property var shown: pages[Math.min(page, pages.length - 1)]
    readonly property int lines: narrow ? 5 : 3
    property bool shift: begins
    readonly property bool begins: kind === "text" ? /(^|[.!?] )$/.test(before)
                                                   : kind !== "email" && (before === "" || " -".includes(before.charAt(before.length - 1)))

    implicitHeight: (lines + 1) * keyHeight
    onBeginsChanged: shift = begins
    onKindChanged: page = 0
    onColumnsChanged: page = 0

    // What the key for other pages leads to.
    function title(number: int): string {
        if (number === 1)
            return "123";
        return number === 0 ? (first.rows[0][0] > "z" ? "абв" : "abc") : pages[number][0].slice(0, 2).join("");
    }
    function press(letter: string) {
        typed(keyboard.shift ? Letters.upper(letter, language) : letter);
        if (page > 1)
            page = 0;
        shift = begins;
    }

    Column {
        anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
        Repeater {
            model: keyboard.lines
            delegate: Item {
                id: line
                required property int index
                readonly property bool withShift: !keyboard.narrow && index === 2
                width: keyboard.columns * keyboard.pitch
                height: keyboard.keyHeight
                ShiftKey { visible: line.withShift }
                Row {
                    anchors.horizontalCenter: parent.horizontalCenter
                    Repeater {
                        model: keyboard.shown[line.index]
                        delegate: LetterKey {}
                    }
                }
                EraseKey {
                    x: parent.width - width
                    visible: line.withShift
                }
            }
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            height: keyboard.keyHeight
            BackKey {}
            ShiftKey { visible: keyboard.narrow }
            PageKey {}
            Repeater {
                model: keyboard.narrow ? [] : keyboard.shown[3].slice(0, 1)
                delegate: LetterKey {}
            }
            SpaceKey {}
            Repeater {
                model: keyboard.narrow ? [] : keyboard.shown[3].slice(1, 2)
                delegate: LetterKey {}
            }
            EraseKey { visible: keyboard.narrow }
            NextKey {}
        }
    }

    component LetterKey: TypeKey {
        required property string modelData
        objectName: "letter-" + modelData
        width: keyboard.pitch
        height: keyboard.keyHeight
        text: keyboard.shift ? Letters.upper(modelData, keyboard.language) : modelData
        onClicked: keyboard.press(modelData)
    }
    component ShiftKey: TypeKey {
        objectName: "shift"
        width: keyboard.pitch
        height: keyboard.keyHeight
        checkable: true
        checked: keyboard.shift
        quiet: true
        sign: "up"
        text: qsTr("Capital letters")
        onClicked: keyboard.shift = checked
    }
    component EraseKey: TypeKey {
        objectName: "erase"
        width: keyboard.pitch
        height: keyboard.keyHeight
        quiet: true
        sign: "erase"
        text: qsTr("Erase")
        // Held down it goes on; not so soon that a slow finger erases two.
        autoRepeat: true
        autoRepeatDelay: 800
        autoRepeatInterval: 150
        onClicked: keyboard.erased()
    }
    component BackKey: TypeKey {
        objectName: "back"
        width: keyboard.pitch * (keyboard.narrow ? 1 : 1.5)
        height: keyboard.keyHeight
        focusPolicy: Qt.TabFocus
        quiet: true
        sign: keyboard.narrow ? "back" : ""
        text: qsTr("Back")
        onClicked: keyboard.back()
    }
    component PageKey: TypeKey {
        objectName: "otherKeys"
        width: keyboard.pitch * (keyboard.narrow ? 1 : 1.5)
        height: keyboard.keyHeight
        quiet: true
        text: keyboard.title((keyboard.page + 1) % keyboard.pages.length)
        onClicked: keyboard.page = (keyboard.page + 1) % keyboard.pages.length
    }
    component SpaceKey: TypeKey {
        objectName: "space"
        width: keyboard.pitch * (keyboard.narrow ? 1 : keyboard.columns - 7 + (2 - keyboard.shown[3].length)) + (keyboard.nextText === "" ? keyboard.pitch * (keyboard.narrow ? 1 : 2) : 0)
        height: keyboard.keyHeight
        text: qsTr("Space")
        onClicked: keyboard.press(" ")
    }
    component NextKey: TypeKey {
        objectName: "next"
        width: keyboard.pitch * (keyboard.narrow ? 1 : 2)
        height: keyboard.keyHeight
        visible: keyboard.nextText !== ""
        focusPolicy: Qt.TabFocus
        primary: true
        enabled: keyboard.nextEnabled
        text: keyboard.nextText
        onClicked: keyboard.next()
    }
}
