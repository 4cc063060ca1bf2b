pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Why? One of the list, or in one's own words; then the button is held.
ScreenFrame {
    id: screen

    required property ReasonBridge bridge
    required property ShellBridge shell
    readonly property bool writing: bridge.writing
    readonly property real said: Theme.mm(Theme.dense ? 13 : 34 * Theme.fit) + (bridge.twoPeople ? Theme.mm(Theme.dense ? 11 : 6 + 12 * Theme.fit) : 0)
    readonly property real band: Math.min(height - said, Theme.reach ? Theme.reachBand - Theme.barHeight : height) - Theme.gap * 2

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        visible: !screen.writing || !Theme.dense
        text: screen.bridge.title
    }
    BodyText {
        objectName: "words"
        width: parent.width
        quiet: true
        text: screen.writing || Theme.dense || screen.bridge.typed === "" ? "" : qsTr("“%1”", "what was typed").arg(screen.bridge.typed)
    }
    Notice {
        objectName: "twoPeople"
        width: parent.width
        sign: "people"
        text: screen.bridge.twoPeople && !screen.writing ? qsTr("A second person is asked for next.") : ""
    }
    controls: [
        ReasonFields {
            width: parent.width
            visible: !screen.writing
            room: screen.band
            words: screen.bridge.reasons
            chosen: screen.bridge.chosen
            does: screen.bridge.does
            danger: screen.bridge.danger
            ready: screen.bridge.ready
            written: screen.bridge.typed !== ""
            onPicked: index => screen.bridge.pick(index)
            onHeld: screen.bridge.give()
            onWrite: screen.bridge.write()
            onBack: screen.bridge.back()
        },
        OwnWords {
            id: own
            width: parent.width
            visible: screen.writing
            shell: screen.shell
            heads: Theme.dense
            label: screen.bridge.wordsMissing ? qsTr("Please say in a few words why.") : Theme.dense ? screen.bridge.title : qsTr("In your own words")
            asksAgain: screen.bridge.wordsMissing
            onEdited: text => screen.bridge.type(text)
            onDone: screen.bridge.written()
            onBack: screen.bridge.written()
        }
    ]
    Component.onCompleted: own.text = bridge.typed
    Connections {
        target: screen.bridge
        function onChanged() {
            if (own.text !== screen.bridge.typed)
                own.text = screen.bridge.typed;
        }
        function onKeyed(letters: string) {
            if (screen.writing)
                own.put(letters);
        }
    }
}
