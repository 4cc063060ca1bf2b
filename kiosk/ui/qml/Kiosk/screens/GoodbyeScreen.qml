pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The visit is over.
ScreenFrame {
    id: screen

    required property GoodbyeBridge bridge
    required property ShellBridge shell

    SignHead {
        width: parent.width
        sign: "check"
        title: screen.bridge.forToday ? qsTr("Thank you, and see you soon.") : qsTr("Goodbye, and thank you.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.forToday ? qsTr("You have left for today. Your pass works again on your next day.")
            : screen.bridge.hostTold ? qsTr("You have left. Your host has been told.") : qsTr("You have left.")
    }
    Notice {
        objectName: "look"
        width: parent.width
        sign: "box"
        text: screen.bridge.bank === "" ? ""
            : screen.bridge.place === "" ? qsTr("Did you have things at bank %1? Please look there once more.").arg(screen.bridge.bank)
            : qsTr("Did you have things at bank %1 (%2)? Please look there once more.", "bank, where it is").arg(screen.bridge.bank).arg(screen.bridge.place)
    }
    controls: ButtonPair {
        width: parent.width
        DoneButton { shell: screen.shell }
    }
}
