pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// One of the bottom bar's buttons: a sign above its word.
T.AbstractButton {
    id: button

    required property string sign

    focusPolicy: Qt.TabFocus
    Accessible.role: checkable ? Accessible.CheckBox : Accessible.Button
    Accessible.name: text
    Accessible.checkable: checkable
    Accessible.checked: checked

    topInset: Theme.mm(1)
    bottomInset: Theme.mm(1)
    leftInset: Theme.mm(1)
    rightInset: Theme.mm(1)
    background: Rectangle {
        radius: Theme.radius
        color: button.checked ? Theme.c.primary : button.down ? Theme.c.surface2 : "transparent"
        border.width: button.activeFocus ? Theme.mm(1) : button.down && Theme.contrast ? Theme.stroke : 0
        border.color: button.activeFocus ? Theme.c.focus : Theme.c.border
    }
    contentItem: Item {
        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.mm(2)
            spacing: Theme.mm(Theme.fit > 0.8 ? 1.6 : 0.8)
            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: button.sign
                ink: button.checked ? Theme.c.primaryInk : Theme.c.text
                size: Theme.mm(Theme.fit > 0.8 ? 8.5 : 6.5)
            }
            Text {
                id: label
                width: parent.width
                height: Math.min(implicitHeight, button.height - Theme.mm(Theme.fit > 0.8 ? 12.5 : 9.5))
                text: button.text
                color: button.checked ? Theme.c.primaryInk : Theme.c.text
                font.family: Theme.family
                font.weight: Font.Medium
                font.pixelSize: Theme.captionPx
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.capPx(2.4)
                lineHeight: 0.96
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
}
