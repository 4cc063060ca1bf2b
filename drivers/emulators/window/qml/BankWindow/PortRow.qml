pragma ComponentBehavior: Bound
import QtQuick

// A bus, a reader or a printer at its wire: what is wrong with it, if anything, and its plug.
Rectangle {
    id: row

    required property string name
    required property string what
    // Those that it may get, "none" first; empty where it is only plugged in or not.
    required property list<string> faults
    required property string fault
    required property bool isPlugged

    signal faultChosen(fault: string)
    signal plugMoved(plugged: bool)

    readonly property bool well: row.isPlugged && row.fault === "none"
    readonly property var words: ({
        "none": "well",
        "bad-checksum": "bad checksum",
        "no-paper": "no paper",
        "cover-open": "cover open"
    })

    height: content.height + 20
    radius: Look.radius
    color: row.well ? Look.surface : Look.faultGround
    border { color: row.well ? Look.line : Look.fault; width: 1 }

    Column {
        id: content

        x: 12
        y: 10
        width: parent.width - 24
        spacing: 8

        Item {
            width: parent.width
            height: 28

            Column {
                anchors { left: parent.left; right: plug.left; rightMargin: 8; verticalCenter: parent.verticalCenter }

                Text {
                    width: parent.width
                    text: row.name
                    color: Look.ink
                    elide: Text.ElideRight
                    font { pixelSize: Look.text; weight: Font.Medium }
                }
                Text {
                    width: parent.width
                    text: row.isPlugged ? row.what : row.what + ", unplugged"
                    color: row.isPlugged ? Look.faintInk : Look.fault
                    elide: Text.ElideRight
                    font.pixelSize: 11
                }
            }
            Chip {
                id: plug

                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                objectName: "plug-" + row.name
                text: row.isPlugged ? "Unplug" : "Plug in"
                onClicked: row.plugMoved(!row.isPlugged)
            }
        }
        Flow {
            visible: row.faults.length > 0
            width: parent.width
            spacing: 5

            Repeater {
                model: row.faults

                Chip {
                    required property int index
                    required property string modelData

                    objectName: "fault-" + row.name + "-" + modelData
                    text: row.words[modelData] ?? modelData
                    chosen: row.fault === modelData
                    bad: index > 0
                    onClicked: row.faultChosen(modelData)
                }
            }
        }
    }
}
