pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// An operator's PIN: only how many digits are in is ever shown, and no key lights up.
ScreenFrame {
    id: screen

    required property OperatorPinBridge bridge
    readonly property int buttons: 2 + (bridge.canUseDoor ? 1 : 0) + (bridge.canRecover ? 1 : 0)

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.checking ? qsTr("Checking the PIN.")
            : screen.bridge.triesLeft >= 0 ? qsTr("That PIN did not work.")
            : screen.bridge.second ? qsTr("Now a second operator.")
            : screen.bridge.initials !== "" ? qsTr("Your PIN, %1.", "initials").arg(screen.bridge.initials)
            : qsTr("Your operator’s PIN.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.checking ? qsTr("One moment.")
            : screen.bridge.triesLeft >= 0 ? Words.triesLeft(screen.bridge.triesLeft)
            : screen.bridge.notSecond !== "" ? Words.notSecond(screen.bridge.notSecond)
            : screen.bridge.second ? qsTr("Their badge, or their PIN. %1", "how many digits").arg(Words.digits(screen.bridge.length))
            : Words.digits(screen.bridge.length)
    }
    Dots {
        visible: !Theme.portrait
    }
    controls: [
        Item {
            width: parent.width
            height: low.height + Theme.gap
            visible: Theme.portrait
            Dots {
                id: low
                anchors.horizontalCenter: parent.horizontalCenter
            }
        },
        Item {
            width: parent.width
            height: pad.height + (Theme.shortSideMm < 170 ? 0 : Theme.gap)
            PinPad {
                id: pad
                anchors { horizontalCenter: Theme.dense ? undefined : parent.horizontalCenter; right: Theme.dense ? parent.right : undefined }
                room: Theme.dense ? parent.width - Theme.mm(32) : Math.min(parent.width, Theme.mm(130))
                order: screen.bridge.pad
                enabled: !screen.bridge.checking
                onDigit: value => screen.bridge.press(value)
            }
            // where there is no height for a row of its own
            Column {
                visible: Theme.dense
                width: Theme.mm(29)
                anchors.bottom: parent.bottom
                spacing: Theme.keyGap
                RecoverButton { width: parent.width }
                DoorButton { width: parent.width }
                ClearButton { width: parent.width }
                BackButton { width: parent.width }
            }
        },
        GridLayout {
            width: parent.width
            visible: !Theme.dense
            columns: width > Theme.mm(26) * screen.buttons ? screen.buttons : 2
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            BackButton { Layout.fillWidth: true }
            ClearButton { Layout.fillWidth: true }
            DoorButton { Layout.fillWidth: true }
            RecoverButton { Layout.fillWidth: true }
        }
    ]

    component Dots: CodeDots {
        objectName: "dots"
        count: screen.bridge.count
        length: screen.bridge.length
        spacing: Theme.mm(Math.max(2, 4 * Theme.fit))
    }
    component PadButton: SmallButton {
        implicitHeight: Theme.dense ? Theme.key : Theme.primaryHeight
    }
    component BackButton: PadButton {
        objectName: "back"
        sign: "back"
        text: qsTr("Back")
        onClicked: screen.bridge.back()
    }
    component ClearButton: PadButton {
        objectName: "clear"
        sign: "erase"
        text: qsTr("Clear")
        enabled: !screen.bridge.checking
        onClicked: screen.bridge.clear()
    }
    component DoorButton: PadButton {
        objectName: "useDoor"
        visible: screen.bridge.canUseDoor
        sign: "open"
        text: qsTr("Open my own door")
        onClicked: screen.bridge.useDoor()
    }
    component RecoverButton: PadButton {
        objectName: "recover"
        visible: screen.bridge.canRecover
        sign: "key"
        text: qsTr("No PIN any more?")
        onClicked: screen.bridge.recover()
    }
}
