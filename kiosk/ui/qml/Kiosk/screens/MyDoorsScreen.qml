pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Which doors a person may open. One is shown as on every other screen; several are a list, and more than fit turn over.
ScreenFrame {
    id: screen

    required property MyDoorsBridge bridge
    required property BankModel bank
    required property ShellBridge shell
    readonly property int count: bridge.count
    readonly property MyDoorInfo only: count === 1 ? bridge.doors[0] : null

    readonly property string number: only ? only.door.number : ""
    readonly property string end: !only || !only.until.known ? "" : Words.until(only.until)

    panelHeight: Theme.portrait ? map.wantedHeight : 0
    panelLeast: map.wantedHeight * 0.6

    DoorHead {
        width: parent.width
        visible: screen.count === 1
        number: screen.number
        doorState: screen.bridge.allOwn ? "yours" : "taken"
        title: !screen.bridge.asked ? qsTr("Open door %1?").arg(screen.number)
             : screen.bridge.allOwn ? qsTr("Door %1 is yours.").arg(screen.number)
             : qsTr("You may open door %1.").arg(screen.number)
    }
    SignHead {
        width: parent.width
        visible: screen.count === 0
        sign: "star"
        title: qsTr("You have no door now.")
    }
    Headline {
        objectName: "title"
        width: parent.width
        visible: screen.count > 1
        text: !screen.bridge.asked ? qsTr("Which door do you need?")
            : screen.bridge.allOwn ? qsTr("These doors are yours.") : qsTr("You may open these doors.")
    }
    BodyText {
        objectName: screen.count < 2 ? "line" : ""
        width: parent.width
        text: screen.only ? Words.place(screen.only.door)
            : screen.count > 1 ? ""
            : screen.bridge.canTake ? qsTr("We can open one for you.")
            : qsTr("Press Done, then hold your badge to the reader to get one.")
    }
    BodyText {
        width: parent.width
        quiet: true
        text: !screen.only ? ""
            : screen.only.sharedBy !== "" ? qsTr("%1 shares it with you %2.", "initials, until when").arg(screen.only.sharedBy).arg(screen.end)
            : screen.only.overdue || screen.end === "" ? "" : qsTr("Yours %1.").arg(screen.end)
    }
    BodyText {
        width: parent.width
        quiet: true
        text: screen.only && screen.only.sharedWith !== "" ? qsTr("%1 may open it, too.", "initials").arg(screen.only.sharedWith) : ""
    }
    Notice {
        objectName: "overdue"
        width: parent.width
        text: screen.only && screen.only.overdue
              ? qsTr("Its time was over %1. Please empty it.", "when").arg(Words.at(screen.only.until)) : ""
    }
    // Lying, a list takes the room of the drawing, and the drawing that beside it.
    Map {
        width: parent.width
        height: Math.min(wantedHeight, screen.height * 0.4)
        visible: bank.columns > 0 && screen.count > 1 && !Theme.portrait
    }
    panel: Map {
        id: map
        anchors.fill: parent
        visible: bank.columns > 0 && (screen.count === 1 || (screen.count > 1 && Theme.portrait))
    }
    controls: [
        DoorList {
            width: parent.width
            visible: screen.count > 1
            bridge: screen.bridge
            room: (Theme.reach ? Math.min(Theme.reachBand - Theme.barHeight, screen.height) : screen.height)
                  - Theme.gap - (Theme.portrait && !Theme.reach ? Theme.mm(60 * Theme.fit) : Theme.mm(4))
        },
        ButtonPair {
            width: parent.width
            visible: screen.count < 2
            stacked: true
            BigButton {
                objectName: "open0"
                Layout.fillWidth: true
                visible: screen.count === 1
                kind: "primary"
                sign: "open"
                text: qsTr("Open it")
                onClicked: screen.bridge.open(0)
            }
            BigButton {
                objectName: "giveBack0"
                Layout.fillWidth: true
                visible: screen.bridge.canGiveBack && screen.bridge.allOwn && screen.count === 1 && !screen.only.overdue
                sign: "check"
                text: qsTr("It is empty: give it back")
                onClicked: screen.bridge.giveBack(0)
            }
            BigButton {
                objectName: "takeOneMore"
                Layout.fillWidth: true
                visible: screen.bridge.canTake
                kind: screen.count === 0 ? "primary" : "plain"
                sign: "plus"
                text: screen.count === 0 ? qsTr("Open a door for me") : qsTr("One more door")
                onClicked: screen.bridge.takeOneMore()
            }
            DoneButton {
                visible: screen.count === 0
                kind: screen.bridge.canTake ? "plain" : "primary"
                shell: screen.shell
            }
        }
    ]

    component Map: BankMap {
        bank: screen.bank
        doors: screen.bridge.numbers
        doorState: "yours"
    }
}
