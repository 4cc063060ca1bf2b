pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import BankWindow.Bridge

// What lies beside the bank: badges to hold to the reader, codes to hold up, and plugs to pull.
ScrollView {
    id: bench

    required property BankView view

    contentWidth: availableWidth
    implicitWidth: 300
    implicitHeight: 300
    clip: true

    Column {
        width: bench.availableWidth
        spacing: 18

        Column {
            visible: bench.view.badgeLabels.length > 0
            width: parent.width
            spacing: 8

            Heading { text: "Badges: click one to hold it to the reader" }
            Flow {
                width: parent.width
                spacing: 8

                Repeater {
                    model: bench.view.badgeLabels

                    BadgeCard {
                        required property int index
                        required property string modelData

                        label: modelData
                        note: bench.view.badgeNotes[index]
                        onClicked: bench.view.tap(index)
                    }
                }
            }
        }
        Column {
            visible: bench.view.codeLabels.length > 0
            width: parent.width
            spacing: 8

            Heading { text: "Codes: click one to hold it to the camera" }
            Flow {
                width: parent.width
                spacing: 8

                Repeater {
                    model: bench.view.codeLabels

                    CodeCard {
                        required property int index
                        required property string modelData

                        label: modelData
                        held: bench.view.heldCode === index
                        onClicked: bench.view.holdUp(index)
                    }
                }
            }
        }
        Column {
            width: parent.width
            spacing: 8

            Heading { text: "Wires" }
            Repeater {
                model: bench.view.ports

                PortRow {
                    width: bench.availableWidth
                    onFaultChosen: chosen => bench.view.setFault(name, chosen)
                    onPlugMoved: plugged => bench.view.setPlugged(name, plugged)
                }
            }
        }
    }
}
