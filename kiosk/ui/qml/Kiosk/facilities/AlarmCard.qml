pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// One alarm: its sign, what is wrong with which door or part, since when, and what to do; and that it was seen.
Card {
    id: card

    required property AlarmInfo alarm
    property string prefix: ""
    signal seen()

    readonly property real pad: Theme.mm(Math.max(2, 3.4 * Theme.fit))
    readonly property real px: Theme.dense ? Math.min(Theme.captionPx * 1.2, Theme.capPx(3.8)) : Theme.shortSideMm < 170 ? Theme.captionPx * 1.2 : Theme.buttonPx * 0.84
    readonly property string word: qsTranslate("CareWords", alarm.word)
    readonly property string which: alarm.door !== "" ? qsTr("Door %1").arg(alarm.door) : alarm.device
    readonly property string advice: alarm.over ? qsTr("It is over.") : qsTranslate("CareWords", alarm.advice)
    readonly property string since: alarm.times === 0 ? Words.since(alarm.since)
        : qsTr("Went away %n time(s) %1", "a part that comes and goes, since when", alarm.times).arg(Words.since(alarm.timesSince))

    implicitHeight: Math.max(Theme.mm(20) + 2 * pad, lines.height + 2 * pad)
    border.width: Theme.contrast ? Theme.stroke : alarm.over ? 0 : Math.max(2, Theme.mm(0.6))
    border.color: Theme.contrast ? Theme.c.border : Theme.c.danger
    Accessible.role: Accessible.Grouping
    Accessible.name: [which, word, since, advice].filter(one => one !== "").join(", ")

    Rectangle {
        id: disc
        x: card.pad
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(Math.max(11, 15 * Theme.fit))
        height: width
        radius: width / 2
        color: card.alarm.over ? Theme.c.surface2 : Theme.c.check
        border.width: Theme.contrast ? Theme.stroke : 0
        border.color: Theme.c.border
        Icon {
            anchors.centerIn: parent
            name: card.alarm.sign
            size: parent.width * 0.6
            ink: card.alarm.over ? Theme.c.text : Theme.c.checkInk
        }
    }
    Column {
        id: lines
        anchors { left: disc.right; leftMargin: card.pad; right: done.left; rightMargin: card.pad; verticalCenter: parent.verticalCenter }
        spacing: Theme.mm(0.6)
        Line {
            text: card.which === "" ? card.word : qsTr("%1: %2", "door or part, what is wrong").arg(card.which).arg(card.word)
            font.weight: Font.Bold
            font.pixelSize: card.px
        }
        Line {
            text: [card.since === "" ? "" : Words.capital(card.since) + ".", card.advice].filter(one => one !== "").join(" ")
            font.pixelSize: card.px * 0.86
        }
    }
    Item {
        id: done
        anchors { right: parent.right; rightMargin: card.pad; verticalCenter: parent.verticalCenter }
        width: Math.max(Theme.mm(28), card.width * 0.24)
        height: Theme.mm(20)
        SmallButton {
            objectName: card.prefix + "seen"
            anchors.fill: parent
            visible: !card.alarm.acknowledged
            text: qsTr("I have seen it")
            Accessible.description: card.Accessible.name
            onClicked: card.seen()
        }
        SignTag {
            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width)
            visible: card.alarm.acknowledged
            sign: "check"
            word: qsTr("Seen", "an alarm")
            tone: "good"
            px: Theme.captionPx
            Accessible.role: Accessible.StaticText
            Accessible.name: word
        }
    }

    component Line: Text {
        width: parent?.width ?? 0
        color: Theme.c.text
        font.family: Theme.family
        wrapMode: Text.WordWrap
        verticalAlignment: Text.AlignVCenter
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
