pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The door is open: which one, where it hangs, and what to do when finished.
ScreenFrame {
    id: screen

    required property DoorOpenBridge bridge
    required property BankModel bank
    readonly property string number: bridge.door.number
    readonly property string place: Words.place(bridge.door)
    // What a holder who came back is told.
    readonly property string back: bridge.wasDue ? qsTr("Its time was over %1. Please take everything with you.", "when").arg(Words.at(bridge.until))
        : !bridge.shared ? qsTr("Welcome back. Close it when you are finished.")
        : bridge.until.known ? qsTr("A colleague lets you open it %1. Close it when you are finished.", "until when").arg(Words.until(bridge.until))
        : qsTr("A colleague lets you open it. Close it when you are finished.")

    panelHeight: Theme.portrait ? map.wantedHeight : 0
    panelLeast: map.wantedHeight * 0.6

    DoorHead {
        width: parent.width
        number: screen.number
        doorState: "open"
        title: screen.bridge.reminding ? qsTr("Door %1 is still open.").arg(screen.number)
             : screen.bridge.certain ? qsTr("Door %1 is open.").arg(screen.number)
             : qsTr("Door %1 should be open.").arg(screen.number)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.reminding ? qsTr("Push it until you hear a click.")
            : !screen.bridge.certain ? qsTr("Pull it gently. %1").arg(screen.place)
            : screen.bridge.fresh ? screen.place
            : screen.back
    }
    BodyText {
        width: parent.width
        quiet: true
        text: screen.bridge.reminding || (screen.bridge.certain && !screen.bridge.fresh) ? screen.place
            : !screen.bridge.fresh ? screen.back
            : screen.bridge.visiting && screen.bridge.until.known ? qsTr("Yours %1. Your pass opens it again.").arg(Words.until(screen.bridge.until))
            : screen.bridge.until.known ? qsTr("Yours %1. The same badge or code opens it again.").arg(Words.until(screen.bridge.until))
            : qsTr("The same badge or code opens it again.")
    }
    Notice {
        objectName: "alsoShut"
        width: parent.width
        text: screen.bridge.alsoShut !== "" ? qsTr("Please close door %1 too.").arg(screen.bridge.alsoShut)
            : screen.bridge.deskMoved ? qsTr("Your desk has moved: another door is nearer to it now.") : ""
    }
    panel: BankMap {
        id: map
        anchors.fill: parent
        bank: screen.bank
        doors: [screen.number]
        doorState: "open"
    }
    controls: ButtonPair {
        id: answers
        width: parent.width
        stacked: screen.bridge.canReport
        visible: screen.bridge.canChange || screen.bridge.canReport || screen.bridge.reminding
        BigButton {
            objectName: "itIsShut"
            Layout.fillWidth: true
            Layout.columnSpan: screen.bridge.canChange && screen.bridge.canReport ? answers.columns : 1
            visible: screen.bridge.reminding
            text: qsTr("The door is shut")
            onClicked: screen.bridge.itIsShut()
        }
        BigButton {
            objectName: "changeDoor"
            Layout.fillWidth: true
            visible: screen.bridge.canChange
            sign: "sizes"
            text: qsTr("Another door")
            onClicked: screen.bridge.changeDoor()
        }
        BigButton {
            objectName: "notEmpty"
            Layout.fillWidth: true
            visible: screen.bridge.canReport
            sign: "box"
            text: qsTr("There is something in here")
            onClicked: screen.bridge.notEmpty()
        }
    }
}
