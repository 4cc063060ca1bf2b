pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A number in percent, with a large key on either side.
Item {
    id: dial

    required property string sign
    required property string label
    required property int value
    required property int least
    required property int step
    property string prefix: ""
    signal turned(value: int)

    implicitHeight: words.height + Theme.mm(1) + keys.height

    Icon {
        id: icon
        anchors.verticalCenter: words.verticalCenter
        name: dial.sign
        size: words.font.pixelSize * 1.3
    }
    Text {
        id: words
        x: icon.width + Theme.mm(2)
        width: parent.width - x
        text: dial.label
        color: Theme.c.text
        font.family: Theme.family
        font.weight: Font.DemiBold
        font.pixelSize: Theme.buttonPx * 0.82
        wrapMode: Text.WordWrap
        textFormat: Text.PlainText
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Item {
        id: keys
        width: parent.width
        height: Theme.target
        anchors.bottom: parent.bottom
        BigButton {
            objectName: dial.prefix + "less"
            width: Theme.mm(24)
            height: parent.height
            enabled: dial.value > dial.least
            opacity: enabled ? 1 : 0.45
            sign: "minus"
            Accessible.name: qsTr("%1: less").arg(dial.label)
            onClicked: dial.turned(dial.value - dial.step)
        }
        Rectangle {
            id: rail
            anchors { left: parent.left; leftMargin: Theme.mm(28); right: figure.left; rightMargin: Theme.mm(2); verticalCenter: parent.verticalCenter }
            height: Theme.mm(4.5)
            radius: height / 2
            color: Theme.c.surface2
            border.width: Theme.contrast ? Theme.stroke : 0
            border.color: Theme.c.border
            Accessible.role: Accessible.ProgressBar
            Accessible.name: qsTr("%1: %2 percent").arg(dial.label).arg(dial.value)
            Rectangle {
                width: Math.max(height, parent.width * (dial.value - dial.least) / (100 - dial.least))
                height: parent.height
                radius: height / 2
                color: Theme.c.primary
            }
        }
        Text {
            id: figure
            objectName: dial.prefix + "value"
            anchors { right: parent.right; rightMargin: Theme.mm(26); verticalCenter: parent.verticalCenter }
            width: Theme.mm(30 * Math.max(0.7, Theme.fit))
            text: qsTr("%1 %", "percent").arg(dial.value)
            color: Theme.c.text
            font.family: Theme.family
            font.weight: Font.Bold
            font.pixelSize: Theme.buttonPx * 0.92
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.capPx(2.4)
            horizontalAlignment: Text.AlignRight
            textFormat: Text.PlainText
            Accessible.ignored: true
        }
        BigButton {
            objectName: dial.prefix + "more"
            anchors.right: parent.right
            width: Theme.mm(24)
            height: parent.height
            enabled: dial.value < 100
            opacity: enabled ? 1 : 0.45
            sign: "plus"
            Accessible.name: qsTr("%1: more").arg(dial.label)
            onClicked: dial.turned(dial.value + dial.step)
        }
    }
}
