pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// No PIN any more: whoever keeps the recovery key answers what is shown here.
ScreenFrame {
    id: screen

    required property RecoverAccessBridge bridge

    panelHeight: Theme.portrait ? panelWidth * 0.5 : 0
    panelLeast: Theme.mm(28)

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.refused ? qsTr("That code does not answer this.") : qsTr("Read this out.")
    }
    Column {
        id: asked
        objectName: "challenge"
        width: parent.width
        spacing: Theme.mm(1)
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("%1, kiosk %2", "a challenge, the kiosk's name").arg(screen.bridge.groups.join(" ")).arg(screen.bridge.kiosk)
        GroupsOf {
            width: parent.width
            groups: screen.bridge.groups
            mostPx: Theme.capPx(14 * Theme.fit)
        }
        BodyText {
            width: parent.width
            quiet: true
            text: qsTr("Kiosk %1", "its name").arg(screen.bridge.kiosk)
            Accessible.ignored: true
        }
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.refused ? qsTr("Have one made for what stands here, and hold it to the scanner.")
                                    : qsTr("Whoever keeps the recovery key of this site sends you a code. Hold it to the scanner.")
    }
    panel: QrAtScanner {
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
