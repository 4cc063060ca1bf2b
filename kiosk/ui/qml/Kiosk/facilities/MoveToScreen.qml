pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk
import Kiosk.Bridges

// Which door instead? The free ones, by size and reach.
ScreenFrame {
    id: screen

    required property MoveToBridge bridge
    readonly property var doors: bridge.doors
    readonly property int count: doors.length
    readonly property real listRoom: Math.min(height - Theme.mm(Theme.dense ? 14 : 34 * Theme.fit), Theme.reach ? Theme.reachBand - Theme.barHeight : height)
                                 - Theme.gap * 2 - keys.height - (filters.visible ? filters.height + Theme.smallGap : 0) - Theme.smallGap

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.count === 0 && screen.bridge.sizes.length === 0 && !screen.bridge.low ? qsTr("No other door is free.")
                                                                                           : qsTr("Which door instead of %1?").arg(screen.bridge.door)
    }
    controls: [
        Grid {
            id: list
            readonly property real tallest: Theme.mm(Math.max(20, 22 * Theme.fit))
            readonly property real cell: (width - (columns - 1) * columnSpacing) / columns
            readonly property int lines: Math.max(1, Math.floor((screen.listRoom + rowSpacing) / (tallest + rowSpacing)))
            readonly property int perPart: columns * lines
            readonly property int parts: Math.max(1, Math.ceil(screen.count / perPart))
            property int part: 0
            readonly property int shown: Math.min(part, parts - 1)
            width: parent.width
            visible: screen.count > 0
            columns: Math.max(1, Math.floor((width + columnSpacing) / Theme.mm(Math.max(36, 50 * Theme.fit))))
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            Repeater {
                model: screen.doors.slice(list.shown * list.perPart, (list.shown + 1) * list.perPart)
                delegate: T.AbstractButton {
                    id: card
                    required property TargetInfo modelData
                    objectName: "door" + modelData.compartment
                    width: list.cell
                    height: list.tallest
                    focusPolicy: Qt.TabFocus
                    text: modelData.number
                    Accessible.role: Accessible.Button
                    Accessible.name: qsTr("Door %1", "number").arg(modelData.number)
                    Accessible.description: [Words.sizeName(modelData.size), modelData.reachable ? qsTr("Within reach") : ""].filter(one => one !== "").join(", ")
                    background: Rectangle {
                        radius: Theme.radius
                        color: card.down ? Theme.c.surface2 : Theme.c.surface
                        border.width: Theme.stroke
                        border.color: card.down ? Theme.c.text : Theme.c.free
                        FocusRing { around: card }
                    }
                    contentItem: Item {
                        Label {
                            id: number
                            y: card.height * 0.1
                            height: card.height * 0.46
                            text: card.text
                            color: Theme.c.text
                            font.weight: Font.Bold
                            font.pixelSize: Theme.buttonPx * 1.2
                        }
                        Label {
                            y: card.height * 0.56
                            height: card.height * 0.36
                            text: Words.sizeName(card.modelData.size)
                            color: Theme.c.text2
                            font.pixelSize: Theme.captionPx * 1.1
                        }
                        Icon {
                            id: reach
                            anchors { right: parent.right; rightMargin: Theme.smallGap; verticalCenter: parent.verticalCenter }
                            visible: card.modelData.reachable && screen.bridge.mixed
                            name: "reach"
                            size: Math.min(Theme.buttonIcon, card.height * 0.42)
                        }
                        component Label: Text {
                            x: Theme.smallGap
                            width: (reach.visible ? reach.x : card.width - Theme.smallGap) - x
                            font.family: Theme.family
                            font.weight: Font.Medium
                            fontSizeMode: Text.Fit
                            minimumPixelSize: Theme.capPx(2)
                            verticalAlignment: Text.AlignVCenter
                            textFormat: Text.PlainText
                            Accessible.ignored: true
                        }
                    }
                    onClicked: screen.bridge.pick(modelData.compartment)
                }
            }
        },
        RowLayout {
            id: filters
            width: parent.width
            visible: screen.bridge.sizes.length > 0 || screen.bridge.mixed
            spacing: Theme.smallGap
            uniformCellSizes: true
            Repeater {
                model: screen.bridge.sizes
                delegate: Chip {
                    required property string modelData
                    objectName: "size" + modelData
                    text: Words.sizeName(modelData)
                    checked: screen.bridge.size === modelData
                    onClicked: screen.bridge.onlySize(checked ? "" : modelData)
                }
            }
            Chip {
                objectName: "low"
                visible: screen.bridge.mixed
                text: qsTr("Within reach")
                checked: screen.bridge.low
                onClicked: screen.bridge.onlyLow(!checked)
            }
        },
        RowLayout {
            id: keys
            width: parent.width
            spacing: Theme.smallGap
            uniformCellSizes: true
            BigButton {
                objectName: "back"
                Layout.fillWidth: true
                implicitHeight: Theme.mm(20)
                sign: width < Theme.mm(52) ? "" : "back"
                text: qsTr("Back")
                onClicked: screen.bridge.back()
            }
            BigButton {
                objectName: "next"
                Layout.fillWidth: true
                implicitHeight: Theme.mm(20)
                visible: list.parts > 1
                sign: width < Theme.mm(52) ? "" : "forward"
                text: qsTr("More (%1/%2)", "page, pages").arg(list.shown + 1).arg(list.parts)
                onClicked: list.part = (list.shown + 1) % list.parts
            }
        }
    ]
}
