pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Their new PIN, once. It is drawn, and never said aloud: whoever stands by must not hear it.
ScreenFrame {
    id: screen

    required property YourNewPinBridge bridge

    Headline {
        objectName: "title"
        width: parent.width
        text: qsTr("This is your new PIN.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("Keep it in mind, or write it down. It is shown only now.")
    }
    Card {
        id: card
        width: parent.width
        height: row.height + 2 * Theme.gap
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("The digits are on the screen. They are not read aloud.")
        Row {
            id: row
            anchors.centerIn: parent
            spacing: digits.px * 0.5
            Repeater {
                model: screen.bridge.groups
                delegate: Text {
                    required property string modelData
                    required property int index
                    objectName: "group" + index
                    text: modelData
                    color: Theme.c.text
                    font.family: Theme.family
                    font.weight: Font.Bold
                    font.pixelSize: digits.px
                    font.letterSpacing: digits.px * 0.06
                    font.features: ({ "tnum": 1 })
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
            }
        }
        QtObject {
            id: digits
            readonly property int count: screen.bridge.groups.join("").length
            readonly property real wanted: 0.7 * count + 0.5 * Math.max(0, screen.bridge.groups.length - 1)
            readonly property real px: Math.min(Theme.capPx(20 * Theme.fit), (card.width - 2 * Theme.gap) / Math.max(1, wanted))
        }
    }
    controls: BigButton {
        objectName: "seen"
        width: parent.width
        kind: "primary"
        sign: "check"
        text: qsTr("I have it")
        onClicked: screen.bridge.seen()
    }
}
