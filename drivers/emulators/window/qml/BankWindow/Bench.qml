pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import BankWindow.Bridge

// What lies beside the bank: a slip that was printed, badges to hold to the reader, codes to hold up, plugs to pull.
ScrollView {
    id: bench

    required property BankView view

    contentWidth: availableWidth
    implicitWidth: 300
    implicitHeight: 300
    clip: true

    // A new slip is to be seen, wherever one had scrolled to.
    Connections {
        target: bench.view.hand

        function onSlipChanged() {
            bench.ScrollBar.vertical.position = 0;
        }
    }
    Column {
        width: bench.availableWidth
        spacing: 18

        SlipCard {
            visible: bench.view.hand.hasSlip
            width: parent.width
            rows: bench.view.hand.slip
            hasCode: bench.view.hand.slipCode >= 0
            held: hasCode && bench.view.hand.heldCode === bench.view.hand.slipCode
            onHoldUp: bench.view.hand.holdUp(bench.view.hand.slipCode)
            onPutAway: bench.view.hand.putAway()
        }
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
            visible: bench.view.hand.codeLabels.length > 0
            width: parent.width
            spacing: 8

            Heading { text: "Codes: click one to hold it to the camera" }
            Flow {
                width: parent.width
                spacing: 8

                Repeater {
                    model: bench.view.hand.codeLabels

                    CodeCard {
                        required property int index
                        required property string modelData

                        label: modelData
                        held: bench.view.hand.heldCode === index
                        onClicked: bench.view.hand.holdUp(index)
                    }
                }
            }
        }
        Column {
            visible: bench.view.inputs.length > 0
            width: parent.width
            spacing: 8

            Heading { text: "Contacts: click one to set it off" }
            Flow {
                width: parent.width
                spacing: 8

                Repeater {
                    model: bench.view.inputs

                    Chip {
                        required property string modelData

                        objectName: "input-" + modelData
                        text: modelData
                        bad: true
                        chosen: bench.view.setOff.indexOf(modelData) >= 0
                        onClicked: bench.view.turn(modelData)
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
