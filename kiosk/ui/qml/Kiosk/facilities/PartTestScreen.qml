pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// One part is tried: what to do, what comes of it, and what whoever stands here saw.
ScreenFrame {
    id: screen

    required property PartTestBridge bridge
    required property SessionBridge session
    readonly property string test: bridge.state
    readonly property bool busy: test === "under way"
    readonly property bool asking: test === "asks"
    readonly property bool choosing: bridge.doors.length > 0 && !busy && !asking
    readonly property string name: qsTranslate("CareWords", bridge.part.kind)

    across: choosing

    SignHead {
        width: parent.width
        visible: !screen.choosing
        sign: screen.bridge.part.sign
        title: screen.choosing ? "" : screen.title
    }
    Headline {
        objectName: "title"
        width: parent.width
        visible: screen.choosing
        text: screen.choosing ? screen.title : ""
    }
    readonly property string title: screen.bridge.door !== "" ? qsTr("Test of door %1.").arg(screen.bridge.door)
            : screen.bridge.part.name === "" ? qsTr("Test: %1.", "a kind of part").arg(screen.name)
                                             : qsTr("Test: %1 “%2”.", "a kind of part, its name").arg(screen.name).arg(screen.bridge.part.name)
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.busy ? screen.doing() : screen.asking ? screen.question() : screen.bridge.door !== "" ? "" : qsTranslate("CareWords", screen.bridge.how)
    }
    Notice {
        objectName: "outcome"
        width: parent.width
        good: screen.test === "passed"
        sign: screen.test === "passed" ? "check" : "check!"
        text: screen.test === "passed" || screen.test === "failed" ? qsTranslate("CareWords", screen.bridge.word) : ""
    }
    BodyText {
        objectName: "error"
        width: parent.width
        quiet: true
        text: screen.test === "passed" ? "" : screen.bridge.part.error
    }
    Waiting { visible: screen.busy }
    panel: Card {
        anchors.fill: parent
        visible: screen.bridge.photo.there
        PhotoItem {
            objectName: "photo"
            anchors { fill: parent; margins: Theme.mm(2) }
            photo: screen.bridge.photo
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("What the camera saw")
        }
    }
    controls: [
        TurnedGrid {
            id: list
            width: parent.width
            visible: screen.choosing
            columns: Math.max(3, Math.floor(width / Theme.mm(Math.max(24, 30 * Theme.fit))))
            cards: ofDoors
            room: Math.min(screen.height - Theme.mm(Math.max(32, 60 * Theme.fit)), Theme.reach ? Theme.reachBand - Theme.barHeight : screen.height)
                  - buttons.height - Theme.gap * 3
            Repeater {
                id: ofDoors
                model: screen.bridge.doors
                delegate: BigButton {
                    required property string modelData
                    required property int index
                    objectName: "door" + index
                    width: list.cell
                    height: list.tallest
                    implicitHeight: Theme.mm(20)
                    visible: list.shows(index)
                    text: modelData
                    Accessible.name: qsTr("Open door %1").arg(modelData)
                    onClicked: screen.bridge.startDoor(index)
                }
            }
        },
        BigButton {
            objectName: "start"
            width: parent.width
            visible: !screen.busy && !screen.asking && screen.bridge.doors.length === 0
            kind: "primary"
            sign: screen.test === "not tried" ? "pulse" : "again"
            text: screen.test === "not tried" ? qsTr("Test it") : qsTr("Test it again")
            onClicked: screen.bridge.start()
        },
        ButtonPair {
            width: parent.width
            visible: screen.asking
            BigButton {
                objectName: "passed"
                Layout.fillWidth: true
                kind: "primary"
                sign: "check"
                text: qsTr("Yes")
                onClicked: screen.bridge.seen(true)
            }
            BigButton {
                objectName: "failed"
                Layout.fillWidth: true
                sign: "close"
                text: qsTr("No")
                onClicked: screen.bridge.seen(false)
            }
        },
        GridLayout {
            id: buttons
            width: parent.width
            columns: 3
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
                visible: screen.choosing && list.turns
                enabled: list.canTurnBack
                opacity: enabled ? 1 : 0.45
                text: qsTr("Previous page")
                onClicked: list.turnBack()
            }
            BigButton {
                objectName: "next"
                Layout.fillWidth: true
                visible: screen.choosing && list.turns
                enabled: list.canTurn
                opacity: enabled ? 1 : 0.45
                text: qsTr("Next page")
                onClicked: list.turn()
            }
        }
    ]

    function doing(): string {
        if (bridge.door !== "")
            return qsTr("It should open now. Close it afterwards.");
        return bridge.byItself ? qsTranslate("CareWords", bridge.how) : qsTr("One moment.");
    }
    function question(): string {
        if (bridge.door !== "")
            return qsTr("Did door %1 open?").arg(bridge.door);
        return bridge.photo.there ? qsTr("Can you see what is before the camera?") : qsTr("Did it print, and can it be read?");
    }
}
