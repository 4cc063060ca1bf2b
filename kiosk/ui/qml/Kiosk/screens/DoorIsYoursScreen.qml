pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// A fresh door was shut: it is the person's now.
ScreenFrame {
    id: screen

    required property DoorIsYoursBridge bridge

    DoorHead {
        width: parent.width
        number: screen.bridge.door.number
        doorState: "yours"
        title: qsTr("Door %1 is yours.").arg(screen.bridge.door.number)
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.visiting ? qsTr("Your pass opens it again. Show it here before you go, too.")
                                     : qsTr("Use the same badge or code to open it.")
    }
    BodyText {
        width: parent.width
        quiet: true
        text: screen.bridge.until.known ? qsTr("Yours %1.").arg(Words.until(screen.bridge.until)) : ""
    }
    controls: StarToggle {
        objectName: "favourite"
        width: Math.min(implicitWidth, parent.width)
        visible: screen.bridge.canBeFavourite
        on: screen.bridge.favourite
        text: on ? qsTr("My favourite door") : qsTr("Make it my favourite door")
        onClicked: screen.bridge.makeFavourite(!on)
    }
}
