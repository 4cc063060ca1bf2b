pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk
import Kiosk.Bridges

// One of several doors that a person may open; pressing it opens the door.
T.AbstractButton {
    id: card

    required property MyDoorInfo mine
    property bool narrow: false     // what a press does stands above what is said, not beside it
    readonly property real pad: Theme.mm(Math.max(2, 3 * Theme.fit))
    readonly property string time: mine.overdue ? qsTr("Ended %1. Please empty it.", "when").arg(Words.at(mine.until))
                                 : mine.until.known ? Words.capital(Words.until(mine.until)) : qsTr("Without an end")
    readonly property string shared: mine.sharedBy !== "" ? qsTr("Shared by %1", "initials").arg(mine.sharedBy)
                                   : mine.sharedWith !== "" ? qsTr("Shared with %1", "initials").arg(mine.sharedWith) : ""

    text: qsTr("Open", "what a press does")
    implicitHeight: Math.max(Theme.mm(20), tag.height + 2 * pad, words.height + 2 * pad)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Open door %1").arg(mine.door.number)
    Accessible.description: [time, shared, Words.place(mine.door)].filter(one => one !== "").join(" · ")

    background: Rectangle {
        radius: Theme.radius
        color: card.down ? Theme.c.surface2 : Theme.c.surface
        border.width: Theme.stroke
        border.color: card.down ? Theme.c.text : Theme.c.border
        FocusRing { around: card }
    }
    contentItem: Item {
        DoorTag {
            id: tag
            x: card.pad
            anchors.verticalCenter: parent.verticalCenter
            number: card.mine.door.number
            doorState: card.mine.overdue ? "check" : card.mine.sharedBy === "" ? "yours" : "taken"
        }
        Column {
            id: words
            anchors { left: tag.right; leftMargin: Theme.gap; right: card.narrow ? parent.right : action.left; rightMargin: Theme.smallGap }
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.mm(1)
            Action {
                visible: card.narrow
            }
            SignLine {
                width: parent.width
                sign: card.mine.overdue ? "check!" : "clock"
                text: card.time
            }
            SignLine {
                width: parent.width
                sign: "people"
                text: card.shared
            }
        }
        Action {
            id: action
            anchors { right: parent.right; rightMargin: Theme.gap; verticalCenter: parent.verticalCenter }
            visible: !card.narrow
        }
    }

    component Action: Text {
        text: card.text
        color: Theme.c.text
        font.family: Theme.family
        font.weight: Font.DemiBold
        font.pixelSize: Theme.buttonPx
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
