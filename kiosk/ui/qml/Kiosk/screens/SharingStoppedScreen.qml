pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Nobody but its holder opens the door again.
ScreenFrame {
    id: screen

    required property SharingStoppedBridge bridge

    DoorHead {
        width: parent.width
        number: screen.bridge.door.number
        doorState: "yours"
        title: qsTr("Sharing has stopped.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("Only you open door %1 now.").arg(screen.bridge.door.number)
    }
}
