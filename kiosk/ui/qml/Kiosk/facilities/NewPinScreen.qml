pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// A PIN that was just drawn, once. It is never said aloud: whoever stands by must not hear it.
ScreenFrame {
    id: screen

    required property NewPinBridge bridge

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.forOperator ? qsTr("New operator’s PIN.") : qsTr("New PIN.")
    }
    BodyText {
        objectName: "whose"
        width: parent.width
        text: qsTr("For %1.", "a name").arg(screen.bridge.whose)
        visible: screen.bridge.whose !== ""
    }
    Card {
        id: card
        width: parent.width
        height: digits.height + 2 * Theme.gap
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("The digits are on the screen. They are not read aloud.")
        GroupsOf {
            id: digits
            x: Theme.gap
            y: Theme.gap
            width: parent.width - 2 * Theme.gap
            groups: screen.bridge.groups
        }
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("It is shown only now. Let nobody else see it.")
    }
    controls: BigButton {
        objectName: "seen"
        width: parent.width
        kind: "primary"
        sign: "check"
        text: qsTr("I have written it down")
        onClicked: screen.bridge.seen()
    }
}
