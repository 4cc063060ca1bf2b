pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A sheet over the screen, from below: everything on it lies low. Whatever is behind waits.
FocusScope {
    id: sheet

    required property string title
    default property alias rows: body.data
    signal closed()

    anchors.fill: parent
    focus: true

    Rectangle {
        anchors.fill: parent
        color: Theme.c.scrim
        MouseArea {
            anchors.fill: parent
            Accessible.ignored: true
            onClicked: sheet.closed()
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: body.height + 2 * Theme.margin
        color: Theme.c.bg
        border.width: Theme.contrast ? Theme.stroke : 0
        border.color: Theme.c.border
        MouseArea {
            anchors.fill: parent
            Accessible.ignored: true
        }
        ColumnLayout {
            id: body
            x: Math.max(Theme.margin, (parent.width - Theme.mm(240)) / 2)
            y: Theme.margin
            width: parent.width - 2 * x
            spacing: Theme.smallGap
            Text {
                objectName: "sheetTitle"
                Layout.fillWidth: true
                Layout.bottomMargin: Theme.smallGap
                text: sheet.title
                color: Theme.c.text
                font.family: Theme.family
                font.weight: Font.Bold
                font.pixelSize: Math.round(Theme.headlinePx * 0.72)
                wrapMode: Text.WordWrap
                textFormat: Text.PlainText
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
        }
    }
}
