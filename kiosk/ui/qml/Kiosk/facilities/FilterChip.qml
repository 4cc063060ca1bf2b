pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// How many compartments are like that; pressed, only these stand out on the map.
T.AbstractButton {
    id: chip

    required property string sign
    required property int count
    property bool chosen: false
    readonly property color ink: chosen ? Theme.c.primaryInk : Theme.c.text

    implicitHeight: Theme.mm(20)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: qsTr("%1 %2", "a number, a state").arg(count).arg(text)
    Accessible.checkable: true
    Accessible.checked: chosen

    background: Rectangle {
        radius: Theme.radius
        color: chip.chosen ? Theme.c.primary : chip.down ? Theme.c.surface2 : Theme.c.surface
        border.width: chip.chosen ? 0 : Math.max(1, Theme.stroke / 2)
        border.color: Theme.c.border
        FocusRing { around: chip }
    }
    contentItem: Item {
        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.mm(1.6)
            spacing: Theme.mm(0.8)
            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.mm(1.2)
                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: chip.sign
                    ink: chip.ink
                    size: Theme.mm(5.5)
                    weight: 2.4
                }
                Text {
                    anchors.verticalCenter: parent.verticalCenter
                    text: chip.count
                    color: chip.ink
                    font.family: Theme.family
                    font.weight: Font.Bold
                    font.pixelSize: Theme.capPx(4.2)
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
            }
            Text {
                width: parent.width
                height: Math.min(implicitHeight, chip.height - Theme.mm(9.5))
                text: chip.text
                color: chip.ink
                font.family: Theme.family
                font.weight: Font.Medium
                font.pixelSize: Math.min(Theme.captionPx, Theme.capPx(3.6))
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.capPx(1.9)
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
}
