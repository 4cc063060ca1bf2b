pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Larger text and strong contrast, until the person leaves.
Sheet {
    id: sheet

    required property ShellBridge shell

    title: qsTr("Make it easier to read.")

    ToggleRow {
        objectName: "larger"
        Layout.fillWidth: true
        sign: "text"
        text: qsTr("Larger text")
        checked: sheet.shell.larger
        onToggled: sheet.shell.setLarger(checked)
    }
    ToggleRow {
        objectName: "contrast"
        Layout.fillWidth: true
        visible: !sheet.shell.contrastIsOwn
        sign: "contrast"
        text: qsTr("Strong contrast")
        checked: sheet.shell.contrast
        onToggled: sheet.shell.setContrast(checked)
    }
    BodyText {
        Layout.fillWidth: true
        quiet: true
        text: qsTr("It goes back when you leave.")
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
