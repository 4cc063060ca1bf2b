pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The PIN pad.
ScreenFrame {
    id: screen

    required property EnterCodeBridge bridge

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.checking ? qsTr("Checking your code.")
            : screen.bridge.triesLeft >= 0 ? qsTr("That code did not work.") : qsTr("Enter your code.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.checking ? qsTr("One moment.")
            : screen.bridge.triesLeft >= 0 ? Words.triesLeft(screen.bridge.triesLeft) : Words.digits(screen.bridge.length)
    }
    Item {
        width: parent.width
        height: dots.height + Theme.gap
        CodeDots {
            id: dots
            objectName: "dots"
            anchors.bottom: parent.bottom
            anchors.horizontalCenter: Theme.portrait ? parent.horizontalCenter : undefined
            count: screen.bridge.count
            length: screen.bridge.length
        }
    }
    controls: [
        Item {
            width: parent.width
            height: pad.height + (Theme.shortSideMm < 150 ? 0 : Theme.gap)
            PinPad {
                id: pad
                anchors.horizontalCenter: parent.horizontalCenter
                enabled: !screen.bridge.checking
                onDigit: value => screen.bridge.press(value)
            }
        },
        ButtonPair {
            width: parent.width
            BigButton {
                objectName: "back"
                Layout.fillWidth: true
                sign: "back"
                text: qsTr("Back")
                onClicked: screen.bridge.back()
            }
            BigButton {
                objectName: "clear"
                Layout.fillWidth: true
                sign: "erase"
                text: qsTr("Clear")
                enabled: !screen.bridge.checking
                onClicked: screen.bridge.clear()
            }
        }
    ]
}
