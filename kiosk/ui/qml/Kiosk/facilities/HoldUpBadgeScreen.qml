pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The badge that somebody is to be given is held up.
ScreenFrame {
    id: screen

    required property HoldUpBadgeBridge bridge
    required property SessionBridge session

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.taken ? qsTr("This badge is somebody else’s.") : qsTr("Hold the badge to the reader.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.taken ? qsTr("Please take another one and hold it up.")
            : screen.bridge.temporary ? qsTr("It opens the doors of %1 until midnight.", "a person").arg(screen.bridge.whose)
                                      : qsTr("It opens the doors of %1 from now on.", "a person").arg(screen.bridge.whose)
    }
    panel: BadgeAtReader { anchors.fill: parent }
    controls: BigButton {
        objectName: "back"
        width: parent.width
        sign: "back"
        text: qsTr("Back")
        onClicked: screen.session.back()
    }
}
