pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Who helps: a person, never a machine.
Sheet {
    id: sheet

    required property ShellBridge shell
    required property SessionBridge session
    required property StartBridge start
    required property MyselfDesk myself
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
        objectName: "helpMyself"
        Layout.fillWidth: true
        // Where nobody is in the middle of anything, and codes are taken.
        visible: ["Start", "NotKnown", "EnterCode", "CodePaused"].includes(sheet.shell.screen) && !sheet.session.on
                 && sheet.start.acceptsCodes && !sheet.start.forVisitors
        sign: "badge"
        text: qsTr("New badge or PIN")
        onClicked: {
            sheet.closed();
            sheet.myself.ask();
        }
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.gap
        spacing: Theme.gap
        BigButton {
            objectName: "sheetDone"
            Layout.fillWidth: true
            kind: "primary"
            text: qsTr("Done")
            onClicked: sheet.closed()
        }
        BarButton {
            objectName: "signIn"
            Layout.preferredWidth: Theme.mm(Theme.larger ? 40 : 28)
            Layout.fillHeight: true
            visible: !sheet.session.on
            sign: "key"
            text: qsTr("Facilities")
            onClicked: {
                sheet.closed();
                sheet.session.signIn();
            }
        }
    }
}
