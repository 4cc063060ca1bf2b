pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Today's visits: those of everybody for reception, a host's own for a host.
ScreenFrame {
    id: screen

    required property VisitsBridge bridge
    required property ShellBridge shell
    readonly property bool narrow: buttons.width / buttons.columns < Theme.mm(75)
    readonly property real title: Theme.mm(Math.max(18, 27 * Theme.fit))  // a line of it, whatever the words' size now

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.own ? qsTr("Your visitors today.") : qsTr("Today’s visits.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.count === 0 ? qsTr("Nobody is expected or here.") : ""
    }
    controls: [
        VisitList {
            id: list
            width: parent.width
            visible: screen.bridge.count > 0
            bridge: screen.bridge
            room: Math.min(screen.height - screen.title, Theme.reach ? Theme.reachBand - Theme.barHeight : screen.height)
                  - Theme.gap * 2 - buttons.height - Theme.smallGap
        },
        GridLayout {
            id: buttons
            width: parent.width
            columns: Theme.portrait || screen.bridge.own ? 2 : 4
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            BigButton {
                objectName: "previous"
                Layout.fillWidth: true
                visible: list.turns
                enabled: list.canTurnBack
                opacity: enabled ? 1 : 0.45
                sign: screen.narrow ? "" : "back"
                text: qsTr("Previous page")
                onClicked: list.turnBack()
            }
            BigButton {
                objectName: "next"
                Layout.fillWidth: true
                visible: list.turns
                enabled: list.canTurn
                opacity: enabled ? 1 : 0.45
                sign: screen.narrow ? "" : "forward"
                text: qsTr("Next page")
                onClicked: list.turn()
            }
            BigButton {
                objectName: "checkIn"
                Layout.fillWidth: true
                visible: !screen.bridge.own
                kind: "primary"
                sign: screen.narrow ? "" : "plus"
                text: qsTr("Check in a guest")
                onClicked: screen.bridge.checkIn()
            }
            BigButton {
                objectName: "showKey"
                Layout.fillWidth: true
                visible: !screen.bridge.own
                sign: screen.narrow ? "" : "key"
                text: qsTr("Show the key")
                Accessible.description: qsTr("For a bank that is to take passes from here")
                onClicked: screen.bridge.showKey()
            }
        }
    ]
}
