pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Letters and digits in groups, as large as fits. Whoever uses it says them aloud, or does not.
Item {
    id: view

    required property list<string> groups
    property real mostPx: Theme.capPx(20 * Theme.fit)
    readonly property int characters: groups.reduce((sum, group) => sum + group.length, 0)
    readonly property real px: Math.floor(Math.min(mostPx, width / Math.max(1, characters * 0.74 + (groups.length - 1) * 0.5)))

    implicitHeight: row.height

    Row {
        id: row
        spacing: view.px * 0.5
        Repeater {
            model: view.groups
            delegate: Text {
                required property string modelData
                required property int index
                objectName: "group" + index
                text: modelData
                color: Theme.c.text
                font.family: Theme.family
                font.weight: Font.Bold
                font.pixelSize: Math.max(4, view.px)
                font.features: ({ "tnum": 1, "zero": 1 })
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
}
