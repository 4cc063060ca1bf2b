pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The site's languages, by their own names. More than six are on a sheet of their own.
GridLayout {
    id: row

    required property ShellBridge shell
    signal sheetAsked(name: string)

    readonly property int most: 6
    readonly property bool over: shell.languages.length > most
    readonly property var shown: over ? shell.languages.slice(0, most - 1) : shell.languages
    readonly property int cells: shown.length + (over ? 1 : 0)

    columns: Math.min(cells, Math.max(2, Math.floor((width + columnSpacing) / (Theme.mm(Theme.dense ? 31 : 44) + columnSpacing))))
    columnSpacing: Theme.smallGap
    rowSpacing: Theme.smallGap
    uniformCellWidths: true

    Repeater {
        model: row.shown
        delegate: BigButton {
            required property string modelData
            objectName: "speak-" + modelData
            Layout.fillWidth: true
            implicitHeight: Theme.target
            kind: modelData === row.shell.language ? "primary" : "plain"
            text: row.shell.endonym(modelData)
            Accessible.description: modelData === row.shell.language ? qsTr("The language now") : ""
            onClicked: row.shell.setLanguage(modelData)
        }
    }
    BigButton {
        objectName: "speakMore"
        Layout.fillWidth: true
        implicitHeight: Theme.target
        visible: row.over
        sign: "globe"
        text: qsTr("More", "languages")
        onClicked: row.sheetAsked("languages")
    }
}
