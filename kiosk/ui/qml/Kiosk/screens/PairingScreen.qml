pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// A reception kiosk's key is scanned, compared by its digits, and trusted from then on.
ScreenFrame {
    id: screen

    required property PairingBridge bridge
    required property ShellBridge shell
    readonly property bool asks: bridge.fingerprint !== "" && !bridge.done

    SignHead {
        width: parent.width
        sign: screen.bridge.done ? "check" : "key"
        title: screen.bridge.done ? qsTr("This bank takes these passes now.")
             : screen.asks ? qsTr("Are the digits the same?") : qsTr("Hold the key to the scanner.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.done ? qsTr("Passes of %1 open doors here.", "a kiosk").arg(screen.bridge.issuer)
            : screen.asks ? qsTr("Compare them with those on the screen of %1.", "a kiosk").arg(screen.bridge.issuer)
            : qsTr("The reception kiosk shows it: from the list of today’s visits, press “Show the key”.")
    }
    BodyText {
        objectName: "tenants"
        width: parent.width
        text: screen.bridge.tenants === "" ? "" : qsTr("For visitors of %1.", "companies").arg(screen.bridge.tenants)
    }
    Fingerprint {
        width: parent.width
        digits: screen.bridge.fingerprint
    }
    BodyText {
        width: parent.width
        quiet: true
        text: screen.asks ? qsTr("If they differ, somebody showed you another key.") : ""
    }
    controls: ButtonPair {
        width: parent.width
        stacked: true
        BigButton {
            objectName: "same"
            Layout.fillWidth: true
            visible: screen.asks
            sign: "check"
            text: qsTr("They are the same")
            onClicked: screen.bridge.same()
        }
        BigButton {
            objectName: "different"
            Layout.fillWidth: true
            visible: screen.asks
            sign: "close"
            text: qsTr("They differ")
            onClicked: screen.bridge.different()
        }
        DoneButton {
            visible: !screen.asks
            kind: screen.bridge.done ? "primary" : "plain"
            text: screen.bridge.done ? qsTr("Done") : qsTr("Back to the start")
            shell: screen.shell
        }
    }
}
