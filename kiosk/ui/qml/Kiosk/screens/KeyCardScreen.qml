pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// This kiosk's key, for a bank that is to take its passes.
ScreenFrame {
    id: screen

    required property KeyCardBridge bridge
    required property ShellBridge shell

    panelKept: Theme.mm(72)

    Headline {
        objectName: "title"
        width: parent.width
        text: qsTr("Take a photo of this key.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("Hold the photo to the bank’s scanner, then compare these digits with the bank’s screen.")
    }
    Fingerprint {
        width: parent.width
        digits: screen.bridge.fingerprint
    }
    BodyText {
        objectName: "whose"
        width: parent.width
        quiet: true
        text: [
            qsTr("The key of %1. It is no secret: it opens nothing.", "a kiosk").arg(screen.bridge.issuer),
            screen.bridge.tenants === "" ? "" : qsTr("For visitors of %1.", "companies").arg(screen.bridge.tenants)
        ].join(" ").trim()
    }
    panel: QrCode {
        objectName: "qr"
        x: Math.round((parent.width - width) / 2)
        y: Theme.portrait ? 0 : Math.round((parent.height - height) / 2)
        room: Math.min(parent.width, parent.height, Theme.mm(150))
        modules: screen.bridge.side
        outline: screen.bridge.outline
        says: qsTr("The QR code of this kiosk’s key")
    }
    controls: ButtonPair {
        width: parent.width
        DoneButton { shell: screen.shell }
    }
}
