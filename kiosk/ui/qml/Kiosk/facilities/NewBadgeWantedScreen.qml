pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Somebody is known by their PIN or a code: now the new badge.
ScreenFrame {
    id: screen

    required property NewBadgeWantedBridge bridge

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.taken ? qsTr("This badge cannot become yours.") : qsTr("Now hold up your new badge.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.taken ? qsTr("It is in use already. Hold up another one, or press Help.")
                                  : qsTr("Hold it to the reader until you hear a sound.")
    }
    panel: BadgeAtReader { anchors.fill: parent }
    controls: BigButton {
        objectName: "back"
        width: parent.width
        sign: "back"
        text: qsTr("Back")
        onClicked: screen.bridge.back()
    }
}
