pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// While the emergency release is on: large, calm, in every language of the site. Nothing moves, nothing is asked.
ScreenFrame {
    id: screen

    required property ShellBridge shell
    // The first sentence in the languages that are not shown above; as many as find room.
    readonly property list<string> others: shell.languages.filter(code => code !== shell.language).slice(0, Theme.dense ? 2 : 4)

    across: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: head.title

    SignHead {
        id: head
        width: parent.width
        sign: "finish"
        tone: "warn"
        title: qsTr("Please leave the building now.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("Walk calmly to the nearest exit. The doors here are open; come back for your things later.")
    }
    Repeater {
        model: screen.others
        delegate: BodyText {
            required property string modelData
            objectName: "in-" + modelData
            width: parent?.width ?? 0
            font.weight: Font.Bold
            font.pixelSize: Theme.headlinePx * 0.72
            text: screen.shell.textIn(modelData, "EvacuationScreen", "Please leave the building now.")
        }
    }
    BodyText {
        objectName: "help"
        width: parent.width
        quiet: true
        text: screen.shell.helpPhone === "" ? "" : qsTr("Do you need help to leave? Call %1.", "phone number").arg(screen.shell.helpPhone)
    }

    Component.onCompleted: speak()
    Connections {
        target: screen.shell
        function onLanguageChanged() {
            screen.speak();
        }
    }
    function speak() {
        Accessible.announce(head.title, Accessible.Assertive);
    }
}
