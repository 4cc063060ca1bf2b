pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The door's time is nearly over, or just was: keep it for longer where that can be, or give it back.
ScreenFrame {
    id: screen

    required property EndsSoonBridge bridge
    required property ShellBridge shell
    readonly property bool longer: bridge.longer.known
    readonly property string why: bridge.whyNot === "booked" && bridge.over ? qsTr("Others have reserved the doors now.")
                                : bridge.whyNot === "booked" ? qsTr("Others have reserved the doors after that.")
                                                             : qsTr("It cannot be kept for longer.")

    DoorHead {
        width: parent.width
        number: screen.bridge.door.number
        doorState: "yours"
        title: screen.bridge.over ? qsTr("Your time was over %1.", "when").arg(Words.at(screen.bridge.until))
                                  : qsTr("Your door ends %1.", "when").arg(Words.at(screen.bridge.until))
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.longer ? qsTr("Keep it for longer, or give it back?")
            : screen.bridge.over && screen.bridge.emptyBy.known ? qsTr("%1 You can empty it %2.", "why, until when").arg(screen.why).arg(Words.until(screen.bridge.emptyBy))
            : screen.bridge.over ? qsTr("%1 Please empty it now.", "why").arg(screen.why)
            : qsTr("%1 Please empty it by then.", "why").arg(screen.why)
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
        visible: (shell.helpPhone !== "" || shell.helpWhere !== "") && !screen.longer
    }
    controls: ButtonPair {
        id: answers
        width: parent.width
        stacked: true
        BigButton {
            objectName: "keepLonger"
            Layout.fillWidth: true
            Layout.columnSpan: answers.columns
            visible: screen.longer
            kind: "hero"
            sign: "clock"
            text: Words.capital(qsTr("Keep it %1", "until when").arg(Words.until(screen.bridge.longer)))
            onClicked: screen.bridge.keepLonger()
        }
        BigButton {
            objectName: "giveBack"
            Layout.fillWidth: true
            kind: screen.longer ? "plain" : "primary"
            sign: "check"
            text: qsTr("It is empty: give it back")
            onClicked: screen.bridge.giveBack()
        }
        BigButton {
            objectName: "keep"
            Layout.fillWidth: true
            sign: "keep"
            text: screen.bridge.over ? qsTr("Not now") : qsTr("Keep it till then")
            onClicked: screen.bridge.keep()
        }
    }
}
