pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Too many wrong PINs of operators. Staff go on as always.
ScreenFrame {
    id: screen

    required property OperatorPausedBridge bridge

    SignHead {
        width: parent.width
        sign: "clock"
        title: qsTr("Operators’ PINs are paused until %1.").arg(screen.bridge.until.time)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("Everybody else’s badges and codes work as usual.")
    }
    controls: BigButton {
        objectName: "back"
        width: parent.width
        kind: "primary"
        sign: "back"
        text: qsTr("Back")
        onClicked: screen.bridge.back()
    }
}
