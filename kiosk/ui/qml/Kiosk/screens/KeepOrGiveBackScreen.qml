pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The holder shut the door. No answer keeps it.
ScreenFrame {
    id: screen

    required property KeepOrGiveBackBridge bridge

    DoorHead {
        width: parent.width
        number: screen.bridge.door.number
        doorState: "yours"
        title: screen.bridge.visiting ? qsTr("Are you leaving now?") : qsTr("Is door %1 empty now?").arg(screen.bridge.door.number)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: !screen.bridge.visiting ? qsTr("It is shut. No answer keeps it for you.")
            : screen.bridge.forToday ? qsTr("Door %1 is shut. If you leave for today, please empty it first.").arg(screen.bridge.door.number)
            : qsTr("Door %1 is shut. If you leave, please empty it first: your pass ends then.").arg(screen.bridge.door.number)
    }
    TimeLine {
        width: parent.width
        since: screen.bridge.since
        now: screen.bridge.now
        until: screen.bridge.until
        elapsed: screen.bridge.elapsed
    }
    controls: ButtonPair {
        id: answers
        width: parent.width
        stacked: true
        BigButton {
            objectName: "giveBack"
            Layout.fillWidth: true
            kind: "hero"
            sign: "check"
            text: !screen.bridge.visiting ? qsTr("Yes, give it back")
                : screen.bridge.forToday ? qsTr("I am leaving for today") : qsTr("I am leaving")
            onClicked: screen.bridge.giveBack()
        }
        BigButton {
            objectName: "keep"
            Layout.fillWidth: true
            implicitHeight: Theme.heroHeight
            sign: "keep"
            text: screen.bridge.visiting ? qsTr("Keep door %1").arg(screen.bridge.door.number) : qsTr("No, keep it")
            onClicked: screen.bridge.keep()
        }
        BigButton {
            objectName: "shareIt"
            Layout.fillWidth: true
            Layout.columnSpan: answers.columns
            visible: screen.bridge.canShare
            sign: "people"
            text: qsTr("Let someone open it")
            onClicked: screen.bridge.shareIt()
        }
    }
}
