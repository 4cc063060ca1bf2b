pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// No door can open now: no lock board answers, or the record can't be written.
ScreenFrame {
    id: screen

    required property ShellBridge shell
    required property bool locksSilent

    SignHead {
        width: parent.width
        sign: "check!"
        tone: "warn"
        title: screen.locksSilent ? qsTr("The doors do not answer.") : qsTr("No door can open now.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.locksSilent ? qsTr("We keep trying. Please come back a little later.")
                                 : qsTr("Please ask for help: a person can open your door.")
    }
    BodyText {
        width: parent.width
        quiet: true
        text: qsTr("What lies in the doors is safe.")
    }
    HelpCard {
        width: parent.width
        shell: screen.shell
    }
}
