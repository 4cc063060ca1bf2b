pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Above every screen of an operator: who it is, and for how long. Shortly before the end it asks, without hurry.
Rectangle {
    id: bar

    required property SessionBridge session
    required property ShellBridge shell
    readonly property bool asks: session.asks
    readonly property color ink: asks ? Theme.c.warnInk : Theme.c.text

    implicitHeight: Theme.topHeight
    color: asks ? Theme.c.warn : Theme.c.surface
    border.width: asks && Theme.contrast ? Theme.stroke : 0
    border.color: ink

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.contrast ? Theme.stroke : Math.max(1, Theme.mm(0.3))
        color: Theme.c.line
    }
    Icon {
        id: sign
        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        name: bar.asks ? "clock" : "person"
        ink: bar.ink
        size: Theme.captionPx * 1.3
    }
    Text {
        objectName: "sessionWho"
        anchors { left: sign.right; leftMargin: Theme.mm(2); right: countdown.left; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
        height: Math.min(implicitHeight, bar.height)
        text: bar.asks ? qsTr("Still working? Touch anywhere.")
                       : qsTr("%1 · %2", "initials, role").arg(bar.session.initials).arg(FrontWords.role(bar.session.role))
        color: bar.ink
        font.family: Theme.family
        font.weight: Font.DemiBold
        font.pixelSize: Theme.captionPx * 1.12
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.capPx(2)
        wrapMode: Text.WordWrap
        textFormat: Text.PlainText
        verticalAlignment: Text.AlignVCenter
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Text {
        id: countdown
        objectName: "sessionLeft"
        anchors { right: parent.right; rightMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        width: Math.min(implicitWidth, bar.width * 0.5)
        height: Math.min(implicitHeight, bar.height)
        text: bar.session.suspended ? qsTr("Time waits: a door is open")
                                    : qsTr("%1 left", "minutes and seconds").arg(bar.session.left)
        color: bar.asks ? bar.ink : Theme.c.text2
        font.family: Theme.family
        font.weight: Font.DemiBold
        font.pixelSize: Theme.captionPx * 1.12
        font.features: ({ "tnum": 1 })
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.capPx(2)
        wrapMode: Text.WordWrap
        textFormat: Text.PlainText
        horizontalAlignment: Text.AlignRight
        verticalAlignment: Text.AlignVCenter
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
