pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk
import Kiosk.Bridges

// Doors as they hang, to be picked. Where the bank is larger than the room for it, a part of it at a time.
Item {
    id: picker

    required property ChooseDoorsBridge bridge
    property int part: 0
    readonly property var doors: bridge.doors
    readonly property real least: Theme.mm(20)
    readonly property real between: Theme.mm(1)
    readonly property int across: Math.max(1, Math.min(bridge.columns, Math.floor(width / least)))
    readonly property int down: Math.max(1, Math.min(bridge.rows, Math.floor(height / least)))
    readonly property int partsAcross: Math.max(1, Math.ceil(bridge.columns / across))
    readonly property int parts: partsAcross * Math.max(1, Math.ceil(bridge.rows / down))
    readonly property int shown: Math.min(part, parts - 1)
    readonly property int firstColumn: (shown % partsAcross) * across
    readonly property int firstRow: Math.floor(shown / partsAcross) * down
    readonly property real cellWidth: Math.min(width / across, Theme.mm(34))
    readonly property real cellHeight: Math.min(height / down, Theme.mm(34))
    readonly property real leftEdge: (width - cellWidth * across) / 2
    readonly property real topEdge: height - cellHeight * down   // low, where everybody reaches

    Repeater {
        model: picker.doors.filter(one => one.column > picker.firstColumn && one.column <= picker.firstColumn + picker.across
                                              && one.row > picker.firstRow && one.row <= picker.firstRow + picker.down)
        delegate: T.AbstractButton {
            id: door
            required property PickInfo modelData
            readonly property bool on: modelData.picked
            readonly property color ink: on ? Theme.c.primaryInk : modelData.offered ? Theme.c.text : Theme.c.disabled
            objectName: "pick" + modelData.compartment
            x: picker.leftEdge + (modelData.column - 1 - picker.firstColumn) * picker.cellWidth
            y: picker.topEdge + (modelData.row - 1 - picker.firstRow) * picker.cellHeight
            width: picker.cellWidth
            height: picker.cellHeight
            enabled: modelData.offered
            focusPolicy: Qt.TabFocus
            text: modelData.number
            Accessible.role: Accessible.CheckBox
            Accessible.name: qsTr("Door %1: %2", "number, state").arg(modelData.number).arg(modelData.word)
            Accessible.checkable: true
            Accessible.checked: on
            topInset: picker.between / 2
            bottomInset: topInset
            leftInset: topInset
            rightInset: topInset
            background: Rectangle {
                radius: Theme.radius * 0.6
                color: door.on ? Theme.c.primary : door.down ? Theme.c.surface2 : Theme.c.surface
                border.width: door.on ? 0 : Math.max(1, Theme.stroke * 0.75)
                border.color: Theme.c.border
                opacity: door.enabled ? 1 : 0.55
                FocusRing { around: door }
            }
            contentItem: Item {
                Text {
                    x: Theme.mm(1)
                    y: door.height * 0.12
                    width: parent.width - 2 * x
                    height: door.height * 0.46
                    text: door.text
                    color: door.ink
                    font.family: Theme.family
                    font.weight: Font.Bold
                    font.pixelSize: Theme.buttonPx
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.capPx(2.2)
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: door.height * 0.6
                    name: door.on ? "check" : door.modelData.sign
                    ink: door.ink
                    size: door.height * 0.26
                    weight: door.on ? 3 : 2
                }
            }
            onClicked: picker.bridge.pick(modelData.compartment)
        }
    }
}
