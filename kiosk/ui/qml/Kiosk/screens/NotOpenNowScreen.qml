pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// No doors are given at this hour.
ScreenFrame {
    id: screen

    required property NotOpenNowBridge bridge
    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: "clock"
        title: qsTr("No doors are given now.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.opens.known ? qsTr("We open doors again %1.", "when").arg(Words.from(screen.bridge.opens))
                                        : qsTr("Please ask when doors are given.")
    }
    BodyText {
        width: parent.width
        quiet: true
        text: qsTr("If you have a door, it opens at any time.")
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
    }
    controls: ButtonPair {
        width: parent.width
        DoneButton { shell: screen.shell }
    }
}
