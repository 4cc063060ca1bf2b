pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The site wants an operator's badge before the PIN.
ScreenFrame {
    id: screen

    required property OperatorBadgeBridge bridge

    panelHeight: Theme.portrait ? panelWidth * 0.78 : 0

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.second ? qsTr("Now a second operator.") : qsTr("Hold up your badge.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.notSecond !== "" ? Words.notSecond(screen.bridge.notSecond)
            : screen.bridge.second ? qsTr("They hold up their badge, then enter their PIN.") : qsTr("Then your PIN is asked for.")
    }
    panel: BadgeAtReader {
        anchors.fill: parent
    }
    controls: BigButton {
        objectName: "back"
        width: parent.width
        sign: "back"
        text: qsTr("Back")
        onClicked: screen.bridge.back()
    }
}
