pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Ten keys in a telephone's order. No key lights up with its digit, and no digit is ever shown.
Grid {
    id: pad

    signal digit(value: int)

    columns: 3
    spacing: Theme.keyGap
    required property real room
    readonly property real keyWidth: Math.min(Theme.key * 1.45, (room - 2 * spacing) / 3)

    Repeater {
        model: [1, 2, 3, 4, 5, 6, 7, 8, 9, -1, 0]
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
