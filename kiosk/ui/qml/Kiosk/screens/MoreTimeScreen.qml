pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk

// A question over everything; one press anywhere answers it.
T.AbstractButton {
    id: screen

    anchors.fill: parent
    objectName: "moreTime"
    text: title.text
    focusPolicy: Qt.TabFocus
    focus: true
    Accessible.role: Accessible.Button
    Accessible.name: title.text
    Accessible.description: line.text

    background: Rectangle { color: screen.down ? Theme.c.surface2 : Theme.c.bg }
    contentItem: Item {
        Column {
            x: Theme.margin * 1.5
            y: Theme.reach ? parent.height - height - Theme.margin * 3 : parent.height * 0.3
            width: parent.width - 2 * x
            spacing: Theme.gap
            Icon {
                name: "clock"
                size: Theme.mm(Math.max(22, 36 * Theme.fit))
                ink: Theme.c.primary
            }
            Headline {
                id: title
                objectName: "title"
                width: parent.width
                text: qsTr("Do you need more time?")
                Accessible.ignored: true
            }
            BodyText {
                id: line
                objectName: "line"
                width: parent.width
                text: qsTr("Press anywhere to continue.")
                Accessible.ignored: true
            }
        }
    }
}
