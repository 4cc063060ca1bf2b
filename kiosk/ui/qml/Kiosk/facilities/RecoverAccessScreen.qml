pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// No PIN any more: whoever keeps the recovery key answers what is shown here.
ScreenFrame {
    id: screen

    required property RecoverAccessBridge bridge
    readonly property bool takesCodes: bridge.groups.length > 0

    panelHeight: Theme.portrait ? panelWidth * 0.5 : 0
    panelLeast: Theme.mm(28)

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.refused ? qsTr("That code does not answer this.")
              : screen.bridge.granted ? qsTr("Hold up your badge.") : qsTr("Read this out.")
    }
    Column {
        id: asked
        objectName: "challenge"
        visible: screen.takesCodes
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
              : !screen.takesCodes ? qsTr("If you were given leave to have a new PIN here, it is shown then.")
              : screen.bridge.granted ? qsTr("If you were given leave to have a new PIN here, it is shown then. Else read out what stands here, and hold the code that you are sent to the scanner.")
                                    : qsTr("Whoever keeps the recovery key of this site sends you a code. Hold it to the scanner.")
    }
    panel: Item {
        anchors.fill: parent
        QrAtScanner {
            anchors.fill: parent
            visible: !screen.bridge.granted
        }
        BadgeAtReader {
            anchors.fill: parent
            visible: screen.bridge.granted
        }
    }
    controls: BigButton {
        objectName: "back"
        width: parent.width
        sign: "back"
        text: qsTr("Back")
        onClicked: screen.bridge.back()
    }
}
