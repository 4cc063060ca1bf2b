pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// One line of a history: when, what, and in a second line who.
Item {
    id: row

    required property HistoryInfo modelData
    required property real px

    implicitHeight: who.y + who.height + Theme.mm(1.5)
    Accessible.role: Accessible.ListItem
    Accessible.name: [modelData.happened, Words.at(modelData.at), modelData.who].filter(one => one !== "").join(", ")

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(1, Theme.mm(0.3))
        color: Theme.c.line
    }
    Icon {
        id: sign
        y: Theme.mm(1.5)
        name: row.modelData.byOperator ? "key" : "clock"
        ink: row.modelData.byOperator ? Theme.c.text : Theme.c.text2
        size: row.px * 1.2
    }
    Line {
        id: what
        y: Theme.mm(1.5)
        text: row.modelData.happened
        font.weight: row.modelData.byOperator ? Font.Bold : Font.DemiBold
        color: Theme.c.text
    }
    Line {
        id: who
        y: what.y + what.height
        text: [Words.at(row.modelData.at), row.modelData.who].filter(one => one !== "").join(" · ")
        color: Theme.c.text2
    }

    component Line: Text {
        x: sign.width + Theme.mm(2)
        width: row.width - x
        font.family: Theme.family
        font.pixelSize: row.px
        lineHeight: 1.05
        wrapMode: Text.Wrap
        textFormat: Text.PlainText
        Accessible.ignored: true
    }
}
