pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Who helps, where, and under which number.
Card {
    id: card

    required property ShellBridge shell
    readonly property real pad: Theme.mm(Math.max(4, 7 * Theme.fit))

    implicitHeight: rows.height + 2 * pad
    visible: shell.helpPhone !== "" || shell.helpWhere !== ""

    Column {
        id: rows
        x: card.pad
        y: card.pad
        width: card.width - 2 * card.pad
        spacing: Theme.smallGap
        HelpRow {
            width: parent.width
            sign: "person"
            text: card.shell.helpWhere
        }
        HelpRow {
            width: parent.width
            sign: "phone"
            text: card.shell.helpPhone
        }
    }
}
