pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Everything else that an operator may do; what their role does not include is not there.
Item {
    id: menu

    required property BankFrontBridge bridge
    required property SessionBridge session
    signal closed()

    readonly property var ways: [
        { way: "people", right: ["people"], sign: "person", text: qsTr("People") },
        { way: "lostProperty", right: ["recover"], sign: "box", text: qsTr("Lost property") },
        { way: "cases", right: ["recover"], sign: "bag", text: qsTr("Open cases") },
        { way: "alarms", right: ["alarms", "map"], sign: "alarm", text: qsTr("Alarms") },
        { way: "openMany", right: ["open many"], sign: "open", text: qsTr("Open many doors") },
        { way: "clean", right: ["open many"], sign: "check", text: qsTr("Cleaning") },
        { way: "emergency", right: ["emergency"], sign: "check!", text: qsTr("Emergency release") },
        { way: "health", right: ["health"], sign: "wrench", text: qsTr("Devices") },
        { way: "look", right: ["settings"], sign: "contrast", text: qsTr("Screen and sound") },
        { way: "copyOut", right: ["export", "diagnostics"], sign: "down", text: qsTr("Copy to a stick") },
        { way: "operators", right: ["operators"], sign: "people", text: qsTr("Operators") }
    ]
    readonly property var may: ways.filter(one => one.right.some(right => session.rights.includes(right)))

    Headline {
        objectName: "title"
        x: Theme.margin
        y: Theme.mm(2)
        width: parent.width - 2 * x
        visible: !Theme.dense
        text: qsTr("What would you like to do?")
    }
    GridLayout {
        x: Theme.margin
        width: parent.width - 2 * x
        anchors { bottom: parent.bottom; bottomMargin: Theme.gap }
        columns: Math.max(2, Math.floor((width + columnSpacing) / (Theme.mm(Theme.shortSideMm < 170 ? 36 : 72) + columnSpacing)))
        columnSpacing: Theme.smallGap
        rowSpacing: Theme.smallGap
        uniformCellWidths: true
        Repeater {
            model: menu.may
            delegate: BigButton {
                required property var modelData
                objectName: "go-" + modelData.way
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.mm(Math.max(20, 22 * Theme.fit))
                sign: Theme.shortSideMm < 170 ? "" : modelData.sign
                text: modelData.text
                onClicked: menu.bridge.go(modelData.way)
            }
        }
        BigButton {
            objectName: "toMap"
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.mm(Math.max(20, 22 * Theme.fit))
            kind: "primary"
            sign: Theme.shortSideMm < 170 ? "" : "back"
            text: qsTr("Back to the map")
            onClicked: menu.closed()
        }
    }
}
