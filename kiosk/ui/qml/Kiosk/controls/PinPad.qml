pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Ten keys in a telephone's order, or in another that is given. No key lights up with its digit, and no digit is ever shown.
Grid {
    id: pad

    signal digit(value: int)

    columns: 3
    spacing: Theme.keyGap
    required property real room
    property var order: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]
    readonly property real keyWidth: Math.min(Theme.key * 1.45, (room - 2 * spacing) / 3)

    Repeater {
        model: [...pad.order.slice(0, 9), -1, ...pad.order.slice(9)]
        delegate: Item {
            id: cell
            required property int modelData
            width: pad.keyWidth
            height: Theme.key
            PinKey {
                anchors.fill: parent
                visible: cell.modelData >= 0
                objectName: "key" + cell.modelData
                digit: cell.modelData
                enabled: pad.enabled
                onClicked: pad.digit(cell.modelData)
            }
        }
    }
}
