pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import BankWindow.Bridge

// The bank on the left as it hangs, and on the right what a person has in hand.
Window {
    id: window

    required property BankView view
    readonly property bool wide: width >= height

    color: Look.ground
    minimumWidth: 420
    minimumHeight: 420
    title: window.view.title + " (emulated)"

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 20
        spacing: 16

        RowLayout {
            Layout.fillWidth: true
            spacing: Look.gap

            Text {
                Layout.fillWidth: true
                text: window.view.title
                color: Look.ink
                elide: Text.ElideRight
                font { pixelSize: 20; weight: Font.DemiBold }
            }
            Text {
                text: window.view.openCount === 0 ? "all doors shut"
                    : window.view.openCount === 1 ? "1 door open" : window.view.openCount + " doors open"
                color: Look.faintInk
                font.pixelSize: Look.text
            }
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: window.wide ? 2 : 1
            columnSpacing: 24
            rowSpacing: 20

            Front {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 3
                view: window.view
            }
            Bench {
                Layout.fillWidth: !window.wide
                Layout.fillHeight: true
                Layout.preferredWidth: window.wide ? 300 : 1
                Layout.preferredHeight: 2
                view: window.view
            }
        }
        Text {
            Layout.fillWidth: true
            text: "Click an open door to shut it. Hold a shut one to force it open. Right-click jams its latch."
            color: Look.faintInk
            wrapMode: Text.Wrap
            font.pixelSize: Look.smallText
        }
    }
}
