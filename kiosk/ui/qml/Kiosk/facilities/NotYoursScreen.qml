pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// A role does not include that. Nothing was changed.
ScreenFrame {
    id: screen

    required property NotYoursBridge bridge

    SignHead {
        width: parent.width
        sign: "hand"
        title: qsTr("Your role does not include that.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("Another operator may: %1.", "what").arg(screen.what(screen.bridge.right))
    }
    BodyText {
        width: parent.width
        quiet: true
        text: qsTr("Nothing was changed.")
    }
    controls: BigButton {
        objectName: "back"
        width: parent.width
        kind: "primary"
        sign: "back"
        text: qsTr("Back")
        onClicked: screen.bridge.back()
    }

    function what(right: string): string {
        switch (right) {
        case "map": return qsTr("see the bank");
        case "holders": return qsTr("see whose a door is");
        case "open": return qsTr("open a door");
        case "release": return qsTr("end somebody’s time, keep a door shut, move them");
        case "service": return qsTr("take a door out of service");
        case "open many": return qsTr("open many doors");
        case "emergency": return qsTr("set off the emergency release");
        case "recover": return qsTr("see to things that were left");
        case "people": return qsTr("see to people’s badges and PINs");
        case "alarms": return qsTr("see to alarms");
        case "health": return qsTr("test the parts of the kiosk");
        case "settings": return qsTr("set volume, brightness and message");
        case "export": return qsTr("copy the record");
        case "diagnostics": return qsTr("copy the diagnostics");
        }
        return qsTr("see to operators");
    }
}
