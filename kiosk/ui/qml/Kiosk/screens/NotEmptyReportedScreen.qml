pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Somebody else's things were in the door: it is looked after, and another one opens where there is one.
ScreenFrame {
    id: screen

    required property NotEmptyReportedBridge bridge
    required property BankModel bank
    required property ShellBridge shell

    panelHeight: Theme.portrait ? map.wantedHeight : 0
    panelLeast: map.wantedHeight * 0.6

    DoorHead {
        width: parent.width
        number: screen.bridge.door.number
        doorState: "check"
        title: qsTr("Thank you. We will check door %1.").arg(screen.bridge.door.number)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("Leave the things inside and close it.")
    }
    OpenForYou {
        width: parent.width
        visible: screen.bridge.hasOther
        door: screen.bridge.other
    }
    BodyText {
        objectName: "noOther"
        width: parent.width
        text: screen.bridge.hasOther ? "" : qsTr("No other door is free now. Please come back a little later.")
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
        visible: (shell.helpPhone !== "" || shell.helpWhere !== "") && !screen.bridge.hasOther
    }
    panel: BankMap {
        id: map
        anchors.fill: parent
        visible: bank.columns > 0 && screen.bridge.hasOther
        bank: screen.bank
        doors: [screen.bridge.other.number]
        doorState: "open"
    }
    controls: ButtonPair {
        width: parent.width
        visible: !screen.bridge.hasOther
        DoneButton { shell: screen.shell }
    }
}
