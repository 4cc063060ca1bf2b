pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Another door instead of the present one: by size, or within reach.
ScreenFrame {
    id: screen

    required property ChooseDoorBridge bridge

    Headline {
        objectName: "title"
        width: parent.width
        text: qsTr("Which door do you need?")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: qsTr("You get it instead of door %1.").arg(screen.bridge.current)
    }
    controls: [
        GridLayout {
            width: parent.width
            columns: Theme.reach && width > Theme.mm(200) ? Math.max(1, screen.bridge.sizes.length)
                   : screen.bridge.sizes.length > 1 && width > Theme.mm(88) ? 2 : 1
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            Repeater {
                model: screen.bridge.sizes
                delegate: SizeCard {
                    required property string modelData
                    required property int index
                    objectName: "size" + modelData
                    Layout.fillWidth: true
                    size: modelData
                    count: screen.bridge.counts[index] ?? 0
                    onClicked: screen.bridge.pick(modelData)
                }
            }
        },
        BigButton {
            objectName: "pickReachable"
            width: parent.width
            visible: screen.bridge.reachable > 0
            sign: "reach"
            text: qsTr("A door within reach (%n free)", "", screen.bridge.reachable)
            onClicked: screen.bridge.pickReachable()
        },
        BigButton {
            objectName: "back"
            width: parent.width
            sign: "back"
            text: qsTr("Keep door %1").arg(screen.bridge.current)
            onClicked: screen.bridge.back()
        }
    ]
}
