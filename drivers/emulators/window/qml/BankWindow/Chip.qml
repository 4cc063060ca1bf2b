import QtQuick
import QtQuick.Controls.Basic

AbstractButton {
    id: chip

    property bool chosen: false
    property bool bad: false

    implicitWidth: contentItem.implicitWidth + 16
    implicitHeight: 28
    Accessible.name: chip.text

    background: Rectangle {
        radius: 6
        color: chip.chosen ? (chip.bad ? Look.fault : Look.faintInk) : chip.down ? Look.primaryGround : Look.surface
        border { color: chip.visualFocus || chip.hovered ? Look.primary : chip.chosen ? color : Look.line; width: chip.visualFocus ? 2 : 1 }
    }
    contentItem: Text {
        text: chip.text
        color: chip.chosen ? Look.surface : Look.ink
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        font { pixelSize: Look.smallText; weight: chip.chosen ? Font.DemiBold : Font.Normal }
    }
}
