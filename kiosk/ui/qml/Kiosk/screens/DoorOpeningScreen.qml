pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The open command is on its way. Words come only if it takes long.
ScreenFrame {
    id: screen

    required property DoorOpeningBridge bridge
    required property BankModel bank
    property bool slow: false

    panelHeight: Theme.portrait ? map.wantedHeight : 0
    panelLeast: map.wantedHeight * 0.6

    DoorHead {
        width: parent.width
        number: screen.bridge.door.number
        doorState: "opening"
        title: screen.bridge.retrying ? qsTr("Door %1 did not open.").arg(screen.bridge.door.number)
                                      : qsTr("Door %1 is opening.").arg(screen.bridge.door.number)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.retrying ? qsTr("We are trying again. Pull gently.") : Words.place(screen.bridge.door)
    }
    BodyText {
        width: parent.width
        quiet: true
        text: screen.bridge.retrying ? Words.place(screen.bridge.door)
            : screen.slow ? qsTr("It takes a little longer this time.") : ""
    }
    Waiting {}
    panel: BankMap {
        id: map
        anchors.fill: parent
        bank: screen.bank
        doors: [screen.bridge.door.number]
        doorState: "opening"
    }
    Timer {
        interval: 3000
        running: true
        onTriggered: screen.slow = true
    }
}
