pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Where the person is, and what time it is.
Item {
    id: bar

    required property ShellBridge shell
    signal held()                        // the corner, for as long as nobody does by chance

    implicitHeight: Theme.topHeight

    Text {
        anchors { left: parent.left; right: clock.left; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
        text: bar.shell.place === "" ? bar.shell.siteName : bar.shell.siteName + " · " + bar.shell.place
        color: Theme.c.text2
        font.family: Theme.family
        font.weight: Font.Medium
        font.pixelSize: Theme.captionPx * 1.12
        elide: Text.ElideRight
        textFormat: Text.PlainText
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    // How facilities get in; whoever does not know of it sees and feels nothing. HelpSheet.qml has it for everybody else.
    MouseArea {
        objectName: "corner"
        anchors { left: parent.left; leftMargin: -bar.x; top: parent.top; bottom: parent.bottom }
        width: Math.min(parent.width * 0.5, Theme.mm(60))
        enabled: bar.shell.screen === "Start"
        pressAndHoldInterval: 3000
        onPressAndHold: bar.held()
        Accessible.ignored: true
    }
    Text {
        id: clock
        objectName: "clock"
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        text: bar.shell.clock
        color: Theme.c.text
        font.family: Theme.family
        font.weight: Font.DemiBold
        font.pixelSize: Theme.captionPx * 1.12
        textFormat: Text.PlainText
        Accessible.role: Accessible.Clock
        Accessible.name: text
    }
}
