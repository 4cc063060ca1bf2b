pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// On every screen, in the same order: language, larger text, within reach, sound, help, finish.
Rectangle {
    id: bar

    required property ShellBridge shell
    property bool operator: false        // one is here: the last button ends their session
    signal sheetAsked(name: string)

    readonly property var others: shell.languages.filter(code => code !== shell.language)
    readonly property int cells: 3 + (language.visible ? 1 : 0) + (sound.visible ? 1 : 0) + (finish.visible ? 1 : 0)
    readonly property real cell: row.width / cells

    implicitHeight: Theme.barHeight
    color: Theme.c.surface

    Rectangle {
        width: parent.width
        height: Theme.contrast ? Theme.stroke : Math.max(1, Theme.mm(0.3))
        color: Theme.c.line
    }
    Row {
        id: row
        x: Theme.mm(3)
        width: parent.width - 2 * x
        height: parent.height
        BarButton {
            id: language
            objectName: "barLanguage"
            width: bar.cell
            height: row.height
            sign: "globe"
            visible: bar.others.length > 0
            text: bar.others.length === 1 ? bar.shell.endonym(bar.others[0]) : bar.shell.endonym(bar.shell.language)
            Accessible.description: bar.others.length === 1 ? "" : qsTr("Choose another language")
            onClicked: bar.others.length === 1 ? bar.shell.setLanguage(bar.others[0]) : bar.sheetAsked("languages")
        }
        BarButton {
            objectName: "barText"
            width: bar.cell
            height: row.height
            sign: "text"
            text: qsTr("Larger text")
            onClicked: bar.sheetAsked("reading")
        }
        BarButton {
            objectName: "barReach"
            width: bar.cell
            height: row.height
            sign: "reach"
            checkable: true
            checked: bar.shell.reach
            text: qsTr("Within reach")
            onToggled: bar.shell.setReach(!bar.shell.reach)
        }
        BarButton {
            id: sound
            objectName: "barSound"
            width: bar.cell
            height: row.height
            visible: bar.shell.soundIsThere
            sign: bar.shell.sound ? "sound" : "mute"
            text: bar.shell.sound ? qsTr("Sound is on") : qsTr("Sound is off")
            onClicked: bar.shell.setSound(!bar.shell.sound)
        }
        BarButton {
            objectName: "barHelp"
            width: bar.cell
            height: row.height
            sign: "help"
            text: qsTr("Help")
            onClicked: {
                bar.shell.askHelp();
                bar.sheetAsked("help");
            }
        }
        BarButton {
            id: finish
            objectName: "barFinish"
            width: bar.cell
            height: row.height
            visible: bar.shell.screen !== "Start" && bar.shell.screen !== ""
            sign: "finish"
            text: bar.operator ? qsTr("Leave") : qsTr("Finish")
            onClicked: bar.shell.leave()
        }
    }
}
