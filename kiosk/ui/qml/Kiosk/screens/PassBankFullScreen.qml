pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The bank of this pass has nothing left: another one has, or reception finds one.
ScreenFrame {
    id: screen

    required property PassBankFullBridge bridge
    required property ShellBridge shell
    readonly property bool has: bridge.other !== ""

    SignHead {
        width: parent.width
        sign: "taken"
        title: qsTr("Bank %1 is full now.").arg(screen.bridge.bank)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.has ? screen.where(screen.bridge.other, screen.bridge.otherPlace)
            : screen.bridge.elsewhere.length > 0 ? qsTr("Reception can change your pass for one of these banks:")
            : qsTr("Please come back a little later, or ask reception.")
    }
    Card {
        id: list
        readonly property real pad: Theme.mm(Math.max(3, 6 * Theme.fit))
        width: parent.width
        height: rows.height + 2 * pad
        visible: screen.bridge.elsewhere.length > 0 && !screen.has
        Column {
            id: rows
            x: list.pad
            y: list.pad
            width: list.width - 2 * list.pad
            spacing: Theme.smallGap
            Repeater {
                model: screen.bridge.elsewhere
                delegate: HelpRow {
                    required property ElsewhereInfo modelData
                    width: rows.width
                    sign: "forward"
                    text: Words.room(modelData)
                }
            }
        }
    }
    // Where there is hardly any room, Help in the bar tells the same.
    HelpCard {
        width: parent.width
        shell: screen.shell
        visible: (shell.helpPhone !== "" || shell.helpWhere !== "") && !screen.has
                 && !(Theme.dense && list.visible)
    }
    controls: ButtonPair {
        width: parent.width
        stacked: true
        BigButton {
            objectName: "takeOther"
            Layout.fillWidth: true
            visible: screen.has
            kind: "primary"
            sign: "open"
            text: qsTr("Take a door at bank %1").arg(screen.bridge.other)
            onClicked: screen.bridge.takeOther()
        }
        DoneButton {
            shell: screen.shell
            kind: screen.has ? "plain" : "primary"
        }
    }

    function where(bank: string, place: string): string {
        return place === "" ? qsTr("Bank %1 has a door for you.").arg(bank)
                            : qsTr("Bank %1 has a door for you: %2.", "bank, where it is").arg(bank).arg(place);
    }
}
