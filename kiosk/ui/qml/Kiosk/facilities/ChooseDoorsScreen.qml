pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Many doors: which, where they hang if they are to be picked, and why; then the button is held.
ScreenFrame {
    id: screen

    required property ChooseDoorsBridge bridge
    required property ShellBridge shell
    readonly property bool writing: bridge.writing && bridge.step === "why"
    readonly property bool emergency: bridge.run === "emergency"
    readonly property real titleRoom: Theme.mm(Theme.dense ? 14 : (bridge.step === "why" ? 40 : 34) * Theme.fit)
    readonly property real band: Math.min(height - titleRoom, Theme.reach ? Theme.reachBand - Theme.barHeight : height) - Theme.gap * 2

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        visible: !screen.writing || !Theme.dense
        text: screen.title()
    }
    BodyText {
        objectName: "line"
        width: parent.width
        quiet: screen.bridge.step === "pick"
        text: screen.writing || (Theme.dense && screen.bridge.step !== "which") ? "" : screen.line()
    }
    BodyText {
        objectName: "words"
        width: parent.width
        quiet: true
        text: screen.writing || Theme.dense || screen.bridge.step !== "why" || screen.bridge.typed === "" ? "" : qsTr("“%1”", "what was typed").arg(screen.bridge.typed)
    }
    controls: [
        ReasonList {
            width: parent.width
            visible: screen.bridge.step === "which"
            prefix: "which"
            perRow: Theme.dense ? 3 : 1
            least: Theme.primaryHeight
            words: screen.bridge.offered.map(one => screen.nameOf(one))
            chosen: screen.bridge.which
            onPicked: index => screen.bridge.choose(index)
        },
        DoorPicker {
            id: picker
            objectName: "picker"
            width: parent.width
            height: screen.band - pickKeys.height - Theme.smallGap - (Theme.dense ? 0 : Theme.secondaryPx * 2)
            visible: screen.bridge.step === "pick"
            bridge: screen.bridge
        },
        GridLayout {
            id: pickKeys
            readonly property int keys: visibleChildren.length
            width: parent.width
            visible: screen.bridge.step !== "why"
            columns: Theme.dense || !Theme.portrait || keys < 3 ? keys : 2
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            BigButton {
                objectName: "back"
                Layout.fillWidth: true
                sign: width < Theme.mm(52) ? "" : "back"
                text: qsTr("Back")
                onClicked: screen.bridge.back()
            }
            BigButton {
                objectName: "turn"
                Layout.fillWidth: true
                visible: screen.bridge.step === "pick" && picker.parts > 1
                sign: width < Theme.mm(52) ? "" : "forward"
                text: qsTr("Other doors (%1/%2)", "part, parts").arg(picker.shown + 1).arg(picker.parts)
                onClicked: picker.part = (picker.shown + 1) % picker.parts
            }
            BigButton {
                objectName: "pickNone"
                Layout.fillWidth: true
                visible: screen.bridge.step === "pick" && screen.bridge.count > 0
                sign: width < Theme.mm(52) ? "" : "undo"
                text: qsTr("Pick none")
                onClicked: screen.bridge.pickNone()
            }
            BigButton {
                objectName: "next"
                Layout.fillWidth: true
                Layout.columnSpan: pickKeys.columns === 2 && pickKeys.keys === 3 ? 2 : 1
                kind: "primary"
                enabled: screen.bridge.step === "which" ? screen.bridge.which >= 0 : screen.bridge.count > 0
                opacity: enabled ? 1 : 0.45
                sign: width < Theme.mm(52) ? "" : "forward"
                text: qsTr("Go on")
                onClicked: screen.bridge.next()
            }
        },
        ReasonFields {
            width: parent.width
            visible: screen.bridge.step === "why" && !screen.writing
            room: screen.band
            words: screen.bridge.reasons
            chosen: screen.bridge.reason
            does: screen.emergency ? qsTr("Open every door") : qsTr("Open %n door(s)", "", screen.bridge.count)
            danger: screen.emergency
            sign: "open"
            ready: screen.bridge.ready
            written: screen.bridge.typed !== ""
            onPicked: index => screen.bridge.chooseReason(index)
            onHeld: screen.bridge.start()
            onWrite: screen.bridge.write()
            onBack: screen.bridge.back()
        },
        OwnWords {
            id: own
            width: parent.width
            visible: screen.writing
            shell: screen.shell
            heads: Theme.dense
            label: qsTr("In your own words")
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
    function nameOf(which: string): string {
        switch (which) {
        case "all": return qsTr("All %n doors", "", bridge.all);
        case "free": return qsTr("The %n free doors", "", bridge.free);
        }
        return qsTr("Pick them on the bank");
    }
    function title(): string {
        if (emergency)
            return qsTr("Open every door?");
        if (bridge.step === "pick")
            return qsTr("Tap the doors to open.");
        if (bridge.run === "clean")
            return bridge.step === "why" ? qsTr("Open them for cleaning?") : qsTr("Which doors are cleaned?");
        return bridge.step === "why" ? qsTr("Why do you open them?") : qsTr("Which doors are to open?");
    }
    function line(): string {
        if (emergency)
            return qsTr("All %n doors open one after another, whoever has them.", "", bridge.all);
        if (bridge.step === "pick")
            return qsTr("%n picked", "doors", bridge.count);
        if (bridge.step === "why")
            return qsTr("They open one after another. You can stop at any time.");
        return bridge.run === "clean" ? qsTr("Nobody gets one of them before it was shut again.") : qsTr("They open one after another.");
    }
}
