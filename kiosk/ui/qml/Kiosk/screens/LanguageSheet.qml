pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Every language of the site, by its own name.
Sheet {
    id: sheet

    required property ShellBridge shell

    title: qsTr("Choose your language.")

    GridLayout {
        Layout.fillWidth: true
        columns: sheet.shell.languages.length > 3 ? 2 : 1
        columnSpacing: Theme.smallGap
        rowSpacing: Theme.smallGap
        uniformCellWidths: true
        Repeater {
            model: sheet.shell.languages
            delegate: BigButton {
                required property string modelData
                objectName: "language-" + modelData
                Layout.fillWidth: true
                kind: modelData === sheet.shell.language ? "primary" : "plain"
                sign: modelData === sheet.shell.language ? "check" : ""
                text: sheet.shell.endonym(modelData)
                onClicked: {
                    sheet.shell.setLanguage(modelData);
                    sheet.closed();
                }
            }
        }
    }
    BigButton {
        objectName: "sheetDone"
        Layout.fillWidth: true
        Layout.topMargin: Theme.gap
        sign: "back"
        text: qsTr("Back")
        onClicked: sheet.closed()
    }
}
