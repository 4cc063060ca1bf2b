pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Which locker: by size, at the nearest bank that has one; another bank is a press away, and so is none at all.
ScreenFrame {
    id: screen

    required property ChooseLockerBridge bridge
    required property ShellBridge shell

    property bool within: shell.reach
    readonly property bool near: within && bridge.mayBeReachable
    readonly property list<string> sizes: near ? bridge.sizesWithin : bridge.sizes
    readonly property string where: bridge.place === "" ? qsTr("Bank %1").arg(bridge.bank)
                                  : qsTr("Bank %1: %2", "name, place").arg(bridge.bank).arg(bridge.place)

    across: Theme.dense

    Headline {
        objectName: "title"
        width: parent.width
        text: qsTr("Which locker do you need?")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.where
    }
    BodyText {
        width: parent.width
        quiet: true
        text: screen.bridge.until.known ? qsTr("Yours %1.").arg(Words.until(screen.bridge.until)) : ""
    }
    BodyText {
        objectName: "unconfirmed"
        width: parent.width
        quiet: true
        text: screen.bridge.confirmed ? ""
            : !screen.bridge.counted ? qsTr("We cannot ask this bank just now. A door is likely, but not promised.")
            : screen.bridge.knownAt.known ? qsTr("So many were free there %1. A door is likely, but not promised.", "when").arg(Words.at(screen.bridge.knownAt))
            : qsTr("So many are free there now. A door is likely, but not promised.")
    }
    controls: [
        GridLayout {
            width: parent.width
            columns: Theme.dense || (Theme.reach && width > Theme.mm(200)) ? Math.max(1, screen.sizes.length)
                   : screen.sizes.length > 1 && width > Theme.mm(88) ? 2 : 1
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            Repeater {
                model: screen.sizes
                delegate: SizeCard {
                    required property string modelData
                    required property int index
                    objectName: "size" + modelData
                    Layout.fillWidth: true
                    size: modelData
                    count: (screen.near ? screen.bridge.countsWithin : screen.bridge.counts)[index] ?? 0
                    onClicked: screen.bridge.pick(modelData, screen.near)
                }
            }
        },
        GridLayout {
            readonly property int cells: 1 + (toggle.visible ? 1 : 0) + (other.visible ? 1 : 0)
            width: parent.width
            columns: Theme.dense ? cells : width > Theme.mm(110) && other.visible ? 2 : 1
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: !Theme.dense
            ToggleRow {
                id: toggle
                objectName: "within"
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.mm(90)
                Layout.columnSpan: Theme.dense ? 1 : parent.columns
                visible: screen.bridge.mayBeReachable
                sign: "reach"
                text: qsTr("Within reach")
                checked: screen.near
                onToggled: screen.within = checked
            }
            BigButton {
                id: other
                objectName: "otherBank"
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: screen.bridge.banks > 1
                text: qsTr("Another place (%1/%2)", "number, of how many").arg(screen.bridge.number).arg(screen.bridge.banks)
                onClicked: screen.bridge.otherBank()
            }
            BigButton {
                objectName: "noLocker"
                Layout.fillWidth: true
                Layout.fillHeight: true
                text: qsTr("No locker")
                onClicked: screen.bridge.noLocker()
            }
        }
    ]
}
