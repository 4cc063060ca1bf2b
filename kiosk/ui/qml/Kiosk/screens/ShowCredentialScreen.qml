pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// A badge is to be held up, and nothing opens by it: to be shown one's door, or for a colleague who may open it.
ScreenFrame {
    id: screen

    required property ShowCredentialBridge bridge
    required property ShellBridge shell

    panelHeight: Theme.portrait ? panelWidth * 0.78 : 0

    Headline {
        objectName: "title"
        width: parent.width
        visible: !screen.bridge.sharing
        text: qsTr("Hold your badge here.")
    }
    DoorHead {
        width: parent.width
        visible: screen.bridge.sharing
        number: screen.bridge.door.number
        doorState: "yours"
        title: qsTr("Now your colleague’s badge.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.sharing
              ? qsTr("Hold it to the reader. It opens door %1 %2.", "door, until when").arg(screen.bridge.door.number).arg(Words.until(screen.bridge.until))
              : qsTr("We show you your door. Nothing opens.")
    }
    BodyText {
        width: parent.width
        quiet: true
        text: screen.shell.scanner ? qsTr("A QR code held to the scanner does it, too.") : ""
    }
    panel: BadgeAtReader {
        anchors.fill: parent
    }
    controls: ButtonPair {
        width: parent.width
        BigButton {
            objectName: "back"
            Layout.fillWidth: true
            sign: "back"
            text: qsTr("Back")
            onClicked: screen.bridge.back()
        }
    }
}
