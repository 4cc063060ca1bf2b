pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Who works this kiosk. One is picked, then something is done for them.
ScreenFrame {
    id: screen

    required property OperatorsBridge bridge
    readonly property bool one: bridge.picked >= 0
    readonly property int perRow: width > Theme.mm(250) ? 2 : 1
    readonly property real cardRoom: Theme.dense ? height * 0.6 : Theme.reach && Theme.portrait ? Theme.reachBand - Theme.barHeight - Theme.mm(46) : height * 0.62

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.one ? screen.bridge.names[screen.bridge.picked] ?? "" : qsTr("Operators of this kiosk.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        visible: text !== "" && !Theme.dense
        text: screen.one ? screen.about(screen.bridge.picked) : qsTr("New ones are made at the command line.")
    }
    controls: [
        TurnedGrid {
            id: list
            width: parent.width
            visible: !screen.one
            room: screen.cardRoom
            columns: screen.perRow
            cards: people
            Repeater {
                id: people
                model: screen.bridge.names
                delegate: ChoiceLine {
                    required property string modelData
                    required property int index
                    objectName: "operator" + index
                    width: list.cell
                    visible: list.shows(index)
                    sign: "person"
                    text: modelData
                    line: screen.about(index)
                    onClicked: screen.bridge.pick(index)
                }
            }
        },
        GridLayout {
            width: parent.width
            visible: screen.one
            columns: width > Theme.mm(190) ? 3 : 1
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            BigButton {
                objectName: "drawPin"
                Layout.fillWidth: true
                kind: "primary"
                sign: "keypad"
                text: qsTr("New PIN")
                onClicked: screen.bridge.drawPin()
            }
            Repeater {
                model: screen.bridge.givesRoles
                delegate: BigButton {
                    required property string modelData
                    objectName: "role-" + modelData
                    Layout.fillWidth: true
                    sign: "people"
                    text: qsTr("Role: %1").arg(FrontWords.role(modelData))
                    onClicked: screen.bridge.setRole(modelData)
                }
            }
        },
        HoldButton {
            objectName: "end"
            width: parent.width
            visible: screen.one && !screen.bridge.me
            danger: true
            text: qsTr("No operator any more")
            onHeld: screen.bridge.end()
        },
        RowLayout {
            width: parent.width
            spacing: Theme.smallGap
            BigButton {
                objectName: "back"
                Layout.fillWidth: true
                sign: "back"
                text: screen.one ? qsTr("All operators") : qsTr("Back")
                onClicked: screen.one ? screen.bridge.pick(-1) : screen.bridge.back()
            }
            BigButton {
                objectName: "more"
                Layout.fillWidth: true
                visible: !screen.one && list.parts > 1
                sign: "forward"
                text: qsTr("More")
                onClicked: list.canTurn ? list.turn() : list.part = 0
            }
        }
    ]

    function about(index: int): string {
        const role = FrontWords.role(bridge.roles[index] ?? "");
        return bridge.havePins[index] ? role : qsTr("%1 · no PIN yet", "role").arg(role);
    }
}
