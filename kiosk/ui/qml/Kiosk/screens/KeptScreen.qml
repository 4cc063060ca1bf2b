pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The door stays the holder's, or is theirs for longer than before.
ScreenFrame {
    id: screen

    required property KeptBridge bridge

    DoorHead {
        width: parent.width
        number: screen.bridge.door.number
        doorState: "yours"
        title: screen.bridge.extended ? qsTr("Door %1 is yours for longer.").arg(screen.bridge.door.number)
                                      : qsTr("Door %1 stays yours.").arg(screen.bridge.door.number)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("Use the same badge or code to open it.")
    }
    BodyText {
        width: parent.width
        quiet: !screen.bridge.extended
        text: screen.bridge.until.known ? qsTr("Yours %1.").arg(Words.until(screen.bridge.until)) : ""
    }
}
