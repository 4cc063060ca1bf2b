pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// One line of a list to choose from: a sign, what it is, and a word about it.
T.AbstractButton {
    id: row

    property string sign: ""
    property string line: ""

    implicitHeight: Theme.mm(20)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: line === "" ? text : text + ". " + line

    background: Rectangle {
        radius: Theme.radius
        color: row.down ? Theme.c.surface2 : Theme.c.surface
        border.width: Theme.contrast || row.down ? Theme.stroke : 1
        border.color: row.down ? Theme.c.text : Theme.c.line
        FocusRing { around: row }
    }
    contentItem: Item {
        Icon {
            id: icon
            x: Theme.smallGap
            anchors.verticalCenter: parent.verticalCenter
            visible: row.sign !== ""
            name: row.sign
            size: Theme.buttonIcon * 0.8
        }
        Column {
            anchors { left: icon.right; leftMargin: Theme.smallGap; right: parent.right; rightMargin: Theme.smallGap; verticalCenter: parent.verticalCenter }
            Line {
                height: Math.min(implicitHeight, row.height * (row.line === "" ? 0.9 : 0.54))
                text: row.text
                font.weight: Font.DemiBold
                font.pixelSize: Theme.buttonPx * 0.8
            }
            Line {
                height: Math.min(implicitHeight, row.height * 0.36)
                visible: row.line !== ""
                text: row.line
                color: Theme.c.text2
                font.pixelSize: Math.min(Theme.captionPx, Theme.buttonPx * 0.66)
            }
        }
    }

    component Line: Text {
        width: parent.width
        color: Theme.c.text
        font.family: Theme.family
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.capPx(2)
        wrapMode: Text.Wrap
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
