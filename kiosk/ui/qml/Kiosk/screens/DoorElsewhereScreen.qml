pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Somebody has a door at another bank and stands before this one.
ScreenFrame {
    id: screen

    required property DoorElsewhereBridge bridge
    required property ShellBridge shell
    readonly property bool certain: !bridge.knownAt.known

    DoorHead {
        width: parent.width
        number: screen.bridge.number
        doorState: "yours"
        title: screen.certain ? qsTr("You have a door at bank %1.").arg(screen.bridge.bank)
             : qsTr("You had a door at bank %1 %2.", "bank, when").arg(screen.bridge.bank).arg(Words.at(screen.bridge.knownAt))
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.place === "" ? qsTr("Door %1, bank %2.", "number, bank").arg(screen.bridge.number).arg(screen.bridge.bank)
            : qsTr("Door %1, bank %2: %3.", "number, bank, where it is").arg(screen.bridge.number).arg(screen.bridge.bank).arg(screen.bridge.place)
    }
    Repeater {
        model: screen.bridge.otherNumbers
        delegate: BodyText {
            required property string modelData
            required property int index
            width: parent ? parent.width : 0
            text: qsTr("Door %1, bank %2.", "number, bank").arg(modelData).arg(screen.bridge.otherBanks[index] ?? "")
        }
    }
    BodyText {
        objectName: "also"
        width: parent.width
        quiet: true
        text: !screen.certain ? qsTr("We cannot ask that bank just now.")
            : screen.bridge.canTake ? "" : qsTr("More are not possible. Give it back there to get one here.")
    }
    controls: ButtonPair {
        width: parent.width
        stacked: true
        DoneButton {
            shell: screen.shell
        }
        BigButton {
            objectName: "takeOneMore"
            Layout.fillWidth: true
            visible: screen.bridge.canTake
            sign: "plus"
            text: qsTr("Open a door here")
            onClicked: screen.bridge.takeOneMore()
        }
    }
}
