pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// A kiosk without operators: the first one is made at its command line.
ScreenFrame {
    id: screen

    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: "key"
        title: qsTr("Nobody is an operator yet.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("Whoever installs this kiosk makes the first one at its command line:")
    }
    Card {
        width: parent.width
        height: command.height + 2 * Theme.smallGap
        Text {
            id: command
            objectName: "command"
            anchors { left: parent.left; right: parent.right; margins: Theme.smallGap; verticalCenter: parent.verticalCenter }
            text: "locker-kiosk operator add"
            color: Theme.c.text
            font.family: Theme.family
            font.weight: Font.DemiBold
            font.pixelSize: Theme.bodyPx
            wrapMode: Text.WordWrap
            textFormat: Text.PlainText
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    controls: DoneButton {
        width: parent.width
        shell: screen.shell
    }
}
