pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk

// One of several to choose, each in words; the chosen one has a filled dot and a thick edge.
GridLayout {
    id: list

    required property list<string> words
    property int chosen: -1
    property int perRow: width > Theme.mm(Theme.larger ? 200 : 140) ? 2 : 1
    property real least: Theme.mm(20)
    property string prefix: "reason"    // of the objects' names
    signal picked(index: int)

    columns: perRow
    columnSpacing: Theme.smallGap
    rowSpacing: Theme.smallGap
    uniformCellWidths: true

    Repeater {
        model: list.words
        delegate: T.AbstractButton {
            id: one
            required property string modelData
            required property int index
            objectName: list.prefix + index
            Layout.fillWidth: true
            Layout.fillHeight: true
            implicitHeight: list.least
            implicitWidth: Theme.mm(50)
            focusPolicy: Qt.TabFocus
            text: modelData
            checked: index === list.chosen
            Accessible.role: Accessible.RadioButton
            Accessible.name: text
            Accessible.checkable: true
            Accessible.checked: checked
            Accessible.onPressAction: list.picked(index)
            onClicked: list.picked(index)

            background: Rectangle {
                radius: Theme.radius
                color: one.down ? Theme.c.surface2 : Theme.c.surface
                border.width: one.checked ? Theme.mm(1) : Theme.stroke
                border.color: one.checked ? Theme.c.primary : one.down ? Theme.c.text : Theme.c.border
                FocusRing { around: one }
            }
            contentItem: Item {
                Rectangle {
                    id: dot
                    x: one.width < Theme.mm(40) ? Theme.mm(1.5) : Theme.smallGap + Theme.mm(1)
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.mm(Math.max(5, 7 * Theme.fit))
                    height: width
                    radius: width / 2
                    color: "transparent"
                    border.width: Theme.stroke
                    border.color: one.checked ? Theme.c.primary : Theme.c.border
                    Rectangle {
                        anchors.centerIn: parent
                        visible: one.checked
                        width: parent.width * 0.56
                        height: width
                        radius: width / 2
                        color: Theme.c.primary
                    }
                }
                Text {
                    anchors { left: dot.right; leftMargin: Math.min(dot.x, Theme.smallGap); right: parent.right; rightMargin: Theme.mm(1.5) }
                    anchors.verticalCenter: parent.verticalCenter
                    height: Math.min(implicitHeight, one.height - Theme.mm(2))
                    text: one.text
                    color: Theme.c.text
                    font.family: Theme.family
                    font.weight: one.checked ? Font.DemiBold : Font.Medium
                    font.pixelSize: Theme.buttonPx * 0.9
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.capPx(2.4)
                    wrapMode: Text.WordWrap
                    verticalAlignment: Text.AlignVCenter
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
            }
        }
    }
}
