pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// For how long a colleague may open the door.
ScreenFrame {
    id: screen

    required property ShareDoorBridge bridge

    DoorHead {
        width: parent.width
        number: screen.bridge.door.number
        doorState: "yours"
        title: qsTr("Share it until when?")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("Next we ask for your colleague’s badge. The door stays yours.")
    }
    controls: [
        GridLayout {
            id: choices
            width: parent.width
            columns: Theme.reach || Theme.dense || screen.bridge.count > 4 ? 2 : 1
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            Repeater {
                model: screen.bridge.ends
                delegate: BigButton {
                    required property Moment modelData
                    required property int index
                    objectName: "until" + index
                    Layout.fillWidth: true
                    Layout.columnSpan: index % 2 === 0 && index === screen.bridge.count - 1 ? choices.columns : 1
                    sign: Theme.dense ? "" : "clock"
                    text: Words.capital(Words.until(modelData))
                    onClicked: screen.bridge.pick(index)
                }
            }
        },
        BigButton {
            objectName: "back"
            width: parent.width
            sign: "back"
            text: qsTr("Back")
            onClicked: screen.bridge.back()
        }
    ]
}
