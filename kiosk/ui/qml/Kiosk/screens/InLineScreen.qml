pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The person waits for a door: which place they have, and what happens when it is their turn.
ScreenFrame {
    id: screen

    required property InLineBridge bridge
    required property ShellBridge shell

    PlaceInLine {
        place: screen.bridge.place
    }
    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.place === 1 ? qsTr("You are next in line.")
                                        : qsTr("You are number %1 in line.").arg(screen.bridge.place)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.told ? qsTr("You get a message when a door is free.")
                                 : qsTr("Come back later and hold your badge to the reader.")
    }
    BodyText {
        width: parent.width
        quiet: true
        text: qsTr("When it is your turn, a door is kept for you for %n minute(s).", "", screen.bridge.claimMinutes)
    }
    BodyText {
        objectName: "elsewhere"
        width: parent.width
        text: screen.bridge.elsewhere.bank === "" ? "" : Words.room(screen.bridge.elsewhere)
    }
    controls: ButtonPair {
        width: parent.width
        stacked: true
        DoneButton { shell: screen.shell }
        BigButton {
            objectName: "leaveLine"
            Layout.fillWidth: true
            sign: "close"
            text: qsTr("Leave the line")
            onClicked: screen.bridge.leaveLine()
        }
    }
}
