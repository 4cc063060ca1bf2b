pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// How far a visit has come: a sign on its ground, and the word.
Row {
    id: tag

    required property string visitState   // a value of VisitState, or "overdue"
    property real px: Theme.captionPx
    readonly property string word: Words.visitState(visitState)
    readonly property bool warns: visitState === "overdue"

    spacing: px * 0.45

    Rectangle {
        id: disc
        width: tag.px * 1.7
        height: width
        radius: width / 2
        anchors.verticalCenter: parent.verticalCenter
        color: tag.warns ? Theme.c.warn : tag.visitState === "here" ? Theme.c.ok : Theme.c.surface2
        border.width: Theme.contrast ? Theme.stroke : 0
        border.color: tag.warns ? Theme.c.warnInk : Theme.c.border
        Icon {
            anchors.centerIn: parent
            name: tag.sign()
            size: tag.px * 1.1
            weight: 2.4
            ink: tag.warns ? Theme.c.warnInk : tag.visitState === "here" ? Theme.c.okInk : Theme.c.text
        }
    }
    Text {
        anchors.verticalCenter: parent.verticalCenter
        text: tag.word
        color: Theme.c.text
        font.family: Theme.family
        font.weight: tag.warns ? Font.Bold : Font.DemiBold
        font.pixelSize: tag.px
        textFormat: Text.PlainText
        Accessible.ignored: true
    }

    function sign(): string {
        switch (visitState) {
        case "invited": return "clock";
        case "here": return "person";
        case "left": return "check";
        case "ended": return "close";
        case "over": return "finish";
        }
        return "check!";
    }
}
