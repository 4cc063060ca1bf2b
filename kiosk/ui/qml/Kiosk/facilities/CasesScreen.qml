pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The open recovery cases, oldest first.
ScreenFrame {
    id: screen

    required property CasesBridge bridge
    required property RecoveryNames names
    readonly property real title: Theme.mm(Math.max(18, 27 * Theme.fit))  // a line of it, whatever the words' size now
    readonly property real free: Math.min(height - title, Theme.reach ? Theme.reachBand - Theme.barHeight : height) - Theme.gap * 2

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.count === 0 ? qsTr("No case is open.") : qsTr("Open cases.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.count > 0 ? "" : qsTr("Is a door overdue, or is something left in it? Choose it on the map, then “Collect things”.")
    }
    controls: [
        TurnedGrid {
            id: list
            width: parent.width
            visible: screen.bridge.count > 0
            cards: ofCases
            room: screen.free - buttons.height - Theme.smallGap
            Repeater {
                id: ofCases
                model: screen.bridge.lines
                delegate: CaseCard {
                    required property CaseInfo modelData
                    required property int index
                    objectName: "case" + index
                    width: list.cell
                    height: list.tallest
                    visible: list.shows(index)
                    info: modelData
                    names: screen.names
                    onClicked: screen.bridge.pick(index)
                }
            }
        },
        GridLayout {
            id: buttons
            width: parent.width
            columns: Theme.portrait ? 2 : 4
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            BigButton {
                objectName: "previous"
                Layout.fillWidth: true
                visible: list.turns
                enabled: list.canTurnBack
                opacity: enabled ? 1 : 0.45
                text: qsTr("Previous page")
                onClicked: list.turnBack()
            }
            BigButton {
                objectName: "next"
                Layout.fillWidth: true
                visible: list.turns
                enabled: list.canTurn
                opacity: enabled ? 1 : 0.45
                text: qsTr("Next page")
                onClicked: list.turn()
            }
            BigButton {
                objectName: "back"
                Layout.fillWidth: true
                text: qsTr("Back")
                onClicked: screen.bridge.back()
            }
            BigButton {
                objectName: "lostProperty"
                Layout.fillWidth: true
                text: qsTr("Lost property")
                onClicked: screen.bridge.lostProperty()
            }
        }
    ]
}
