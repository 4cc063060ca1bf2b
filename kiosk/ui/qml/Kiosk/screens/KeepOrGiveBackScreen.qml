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
        title: qsTr("Is door %1 empty now?").arg(screen.bridge.door.number)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("It is shut. No answer keeps it for you.")
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
            text: qsTr("Yes, give it back")
            onClicked: screen.bridge.giveBack()
        }
        BigButton {
            objectName: "keep"
            Layout.fillWidth: true
            implicitHeight: Theme.heroHeight
            sign: "keep"
            text: qsTr("No, keep it")
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
