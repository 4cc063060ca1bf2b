pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Who helps: a person, never a machine.
Sheet {
    id: sheet

    required property ShellBridge shell
    readonly property bool somebody: shell.helpPhone !== "" || shell.helpWhere !== ""

    title: qsTr("Somebody can help you.")

    BodyText {
        Layout.fillWidth: true
        text: sheet.shell.helpPhone !== "" ? qsTr("Call, or come by. Your things stay safe.")
            : sheet.somebody ? qsTr("Come by. Your things stay safe.")
            : qsTr("Ask whoever looks after this building. Your things stay safe.")
    }
    HelpCard {
        objectName: "helpCard"
        Layout.fillWidth: true
        Layout.topMargin: Theme.smallGap
        shell: sheet.shell
    }
    BigButton {
        objectName: "sheetDone"
        Layout.fillWidth: true
        Layout.topMargin: Theme.gap
        kind: "primary"
        text: qsTr("Done")
        onClicked: sheet.closed()
    }
}
