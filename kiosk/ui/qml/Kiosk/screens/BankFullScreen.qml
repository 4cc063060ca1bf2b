pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Nothing can be given, or nothing of what was asked for.
ScreenFrame {
    id: screen

    required property BankFullBridge bridge
    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: screen.bridge.othersFree && screen.bridge.reachableWanted ? "reach" : "taken"
        title: !screen.bridge.othersFree ? qsTr("All doors are in use.")
             : screen.bridge.reachableWanted ? qsTr("No low door is free.")
             : qsTr("No door of this size is free.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: !screen.bridge.othersFree ? qsTr("Doors come free all day. Please try again a little later.")
            : screen.bridge.reachableWanted ? qsTr("A higher one is: switch “Within reach” off and show your badge or code again.")
            : qsTr("Other sizes are: show your badge or code again.")
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
    }
    controls: ButtonPair {
        width: parent.width
        BigButton {
            objectName: "leave"
            Layout.fillWidth: true
            kind: "primary"
            text: qsTr("Done")
            onClicked: screen.bridge.leave()
        }
    }
}
