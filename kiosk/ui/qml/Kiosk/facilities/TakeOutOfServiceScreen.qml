pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Out of service: what is wrong, and until when.
ScreenFrame {
    id: screen

    required property ServiceBridge bridge
    required property ShellBridge shell
    readonly property bool writing: bridge.writing
    readonly property bool wide: Theme.dense || !Theme.portrait
    readonly property string ends: bridge.days < 0 ? qsTr("Until somebody puts it back in service.")
        : bridge.days === 0 ? qsTr("Until the end of today.")
        : qsTr("Until the end of %1, %2.", "a weekday, a date").arg(Words.weekday(bridge.last)).arg(Words.date(bridge.last))

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        visible: !screen.writing || !Theme.dense
        text: qsTr("Take door %1 out of service?").arg(screen.bridge.door)
    }
    BodyText {
        objectName: "until"
        width: parent.width
        text: screen.writing ? "" : screen.ends
    }
    BodyText {
        objectName: "note"
        width: parent.width
        quiet: true
        text: screen.writing || screen.bridge.note === "" ? "" : qsTr("“%1”", "what was typed").arg(screen.bridge.note)
    }
    controls: [
        GridLayout {
            width: parent.width
            visible: !screen.writing
            columns: Theme.dense ? 6 : screen.wide ? 4 : 2
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            Repeater {
                model: [0, 1, 7, -1]
                delegate: Chip {
                    required property int modelData
                    objectName: "days" + modelData
                    text: screen.preset(modelData)
                    checked: screen.bridge.days === modelData
                    onClicked: screen.bridge.setDays(modelData)
                }
            }
            BigButton {
                objectName: "dayLess"
                Layout.fillWidth: true
                Layout.columnSpan: screen.wide && !Theme.dense ? 2 : 1
                implicitHeight: Theme.mm(20)
                enabled: screen.bridge.days > 0
                opacity: enabled ? 1 : 0.45
                sign: width < Theme.mm(60) ? "" : "minus"
                text: width < Theme.mm(60) ? qsTr("– 1 day") : qsTr("One day less")
                Accessible.name: qsTr("One day less")
                onClicked: screen.bridge.setDays(screen.bridge.days - 1)
            }
            BigButton {
                objectName: "dayMore"
                Layout.fillWidth: true
                Layout.columnSpan: screen.wide && !Theme.dense ? 2 : 1
                implicitHeight: Theme.mm(20)
                sign: width < Theme.mm(60) ? "" : "plus"
                text: width < Theme.mm(60) ? qsTr("+ 1 day") : qsTr("One day more")
                Accessible.name: qsTr("One day more")
                onClicked: screen.bridge.setDays(screen.bridge.days + 1)
            }
        },
        GridLayout {
            width: parent.width
            visible: !screen.writing
            columns: screen.wide ? 4 : 2
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            BigButton {
                objectName: "back"
                Layout.fillWidth: true
                implicitHeight: hold.implicitHeight
                sign: width < Theme.mm(52) ? "" : "back"
                text: qsTr("No, go back")
                onClicked: screen.bridge.back()
            }
            BigButton {
                objectName: "write"
                Layout.fillWidth: true
                implicitHeight: hold.implicitHeight
                kind: screen.bridge.note === "" ? "primary" : "plain"
                sign: width < Theme.mm(52) ? "" : "pen"
                text: screen.bridge.note === "" ? qsTr("What is wrong?") : qsTr("Change the note")
                onClicked: screen.bridge.write()
            }
            HoldButton {
                id: hold
                objectName: "hold"
                Layout.fillWidth: true
                Layout.columnSpan: 2
                enabled: screen.bridge.ready
                sign: "off"
                text: qsTr("Take it out of service")
                onHeld: screen.bridge.put()
            }
        },
        OwnWords {
            id: own
            width: parent.width
            visible: screen.writing
            shell: screen.shell
            heads: Theme.dense
            label: screen.bridge.noteMissing ? qsTr("Please say in a few words what is wrong.") : qsTr("What is wrong with door %1?").arg(screen.bridge.door)
            asksAgain: screen.bridge.noteMissing
            onEdited: text => screen.bridge.type(text)
            onDone: screen.bridge.written()
            onBack: screen.bridge.written()
        }
    ]

    Component.onCompleted: own.text = bridge.note
    Connections {
        target: screen.bridge
        function onChanged() {
            if (own.text !== screen.bridge.note)
                own.text = screen.bridge.note;
        }
        function onKeyed(letters: string) {
            if (screen.writing)
                own.put(letters);
        }
    }
    function preset(days: int): string {
        switch (days) {
        case 0: return qsTr("Today");
        case 1: return qsTr("Until tomorrow");
        case 7: return qsTr("A week");
        }
        return qsTr("No end");
    }
}
