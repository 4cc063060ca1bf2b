pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// Something to switch on for the time that a person is here.
T.AbstractButton {
    id: row

    required property string sign

    checkable: true
    implicitHeight: Theme.primaryHeight
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked

    background: Rectangle {
        radius: Theme.radius
        color: row.down ? Theme.c.surface2 : Theme.c.surface
        border.width: Theme.stroke
        border.color: row.checked || row.down ? Theme.c.text : Theme.c.border
        FocusRing { around: row }
    }
    contentItem: Item {
        Icon {
            id: icon
            x: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            name: row.sign
            size: Theme.buttonIcon
        }
        Text {
            anchors { left: icon.right; leftMargin: Theme.gap; right: lever.left; rightMargin: Theme.smallGap }
            anchors.verticalCenter: parent.verticalCenter
            height: Math.min(implicitHeight, row.height - Theme.mm(2))
            text: row.text
            color: Theme.c.text
            font.family: Theme.family
            font.weight: Font.DemiBold
            font.pixelSize: Theme.buttonPx
            fontSizeMode: Text.Fit
            minimumPixelSize: Theme.captionPx
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            verticalAlignment: Text.AlignVCenter
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
        Rectangle {
            id: lever
            anchors { right: parent.right; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
            width: Theme.mm(18)
            height: Theme.mm(10)
            radius: height / 2
            color: row.checked ? Theme.c.primary : Theme.c.surface
            border.width: row.checked ? 0 : Theme.stroke
            border.color: Theme.c.border
            Rectangle {
                x: row.checked ? parent.width - width - Theme.mm(1.4) : Theme.mm(1.4)
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.mm(7.2)
                height: width
                radius: width / 2
                color: row.checked ? Theme.c.primaryInk : Theme.c.border
                Icon {
                    anchors.centerIn: parent
                    visible: row.checked
                    name: "check"
                    size: parent.width * 0.76
                    weight: 3
                    ink: Theme.c.primary
                }
            }
        }
    }
}
