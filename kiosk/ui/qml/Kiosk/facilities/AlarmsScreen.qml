pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// What is wrong, gravest first. An alarm goes once its cause is over and somebody has seen it.
ScreenFrame {
    id: screen

    required property AlarmsBridge bridge
    required property SessionBridge session
    required property ShellBridge shell
    readonly property bool none: bridge.count === 0
    readonly property real title: Theme.mm(Theme.dense ? 15 : Math.max(18, 27 * Theme.fit))  // a line of it, whatever the words' size now
    readonly property real free: Math.min(height - title, Theme.reach ? Theme.reachBand - Theme.barHeight : height) - Theme.gap * 2

    across: !none

    SignHead {
        width: parent.width
        visible: screen.none
        sign: "check"
        title: screen.none ? qsTr("Nothing is wrong.") : ""
    }
    Headline {
        objectName: "title"
        width: parent.width
        visible: !screen.none
        text: screen.none ? "" : qsTr("%n alarm(s)", "", screen.bridge.count)
    }
    controls: [
        TurnedGrid {
            id: list
            width: parent.width
            visible: !screen.none
            columns: !Theme.portrait || width > Theme.mm(340) ? 2 : 1
            cards: ofAlarms
            room: screen.free - buttons.height - Theme.smallGap
            Repeater {
                id: ofAlarms
                model: screen.bridge.lines
                delegate: AlarmCard {
                    required property AlarmInfo modelData
                    required property int index
                    objectName: "alarm" + index
                    prefix: objectName + "-"
                    width: list.cell
                    height: list.tallest
                    visible: list.shows(index)
                    alarm: modelData
                    onSeen: {
                        screen.shell.pressed();
                        screen.bridge.acknowledge(index);
                    }
                }
            }
        },
        GridLayout {
            id: buttons
            width: parent.width
            columns: visibleChildren.length
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            BigButton {
                objectName: "back"
                Layout.fillWidth: true
                sign: width < Theme.mm(60) ? "" : "back"
                text: qsTr("Back")
                onClicked: screen.session.back()
            }
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
        }
    ]
}
