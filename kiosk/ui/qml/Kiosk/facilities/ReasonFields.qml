pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Reasons to choose from, and the button that is held; one key goes back, one opens a field for one's own words.
Column {
    id: fields

    required property real room
    required property list<string> words
    required property int chosen
    required property string does
    required property bool ready
    property bool danger: false
    property bool written: false
    property string sign: ""
    signal picked(index: int)
    signal held()
    signal write()
    signal back()

    readonly property bool oneRow: Theme.dense || (!Theme.portrait && width > Theme.mm(300)) || Theme.reach
    readonly property int lines: Math.max(1, Math.floor((room - keys.height) / (list.least + Theme.smallGap)))

    spacing: Theme.smallGap

    ReasonList {
        id: list
        width: parent.width
        visible: fields.words.length > 0
        words: fields.words
        chosen: fields.chosen
        perRow: Math.max(fields.width > Theme.mm(300) ? 3 : fields.width > Theme.mm(90) ? 2 : 1, Math.min(Theme.dense ? 6 : 5, Math.ceil(fields.words.length / fields.lines)))
        onPicked: index => fields.picked(index)
    }
    Item {
        id: keys
        readonly property real cell: (width - (fields.oneRow ? 3 : 1) * fields.spacing) / (fields.oneRow ? 4 : 2)
        width: parent.width
        height: (fields.oneRow ? 1 : 2) * hold.implicitHeight + (fields.oneRow ? 0 : fields.spacing)
        BigButton {
            objectName: "back"
            y: parent.height - height
            width: keys.cell
            height: hold.implicitHeight
            sign: width < Theme.mm(52) ? "" : "back"
            text: qsTr("No, go back")
            onClicked: fields.back()
        }
        BigButton {
            objectName: "write"
            x: keys.cell + fields.spacing
            y: parent.height - height
            width: keys.cell
            height: hold.implicitHeight
            sign: width < Theme.mm(52) ? "" : "pen"
            text: fields.written ? qsTr("Change the words") : qsTr("Add words")
            onClicked: fields.write()
        }
        HoldButton {
            id: hold
            objectName: "hold"
            x: keys.width - width
            width: fields.oneRow ? 2 * keys.cell + fields.spacing : keys.width
            height: implicitHeight
            enabled: fields.ready
            danger: fields.danger
            sign: fields.sign
            text: fields.does
            onHeld: fields.held()
        }
    }
}
