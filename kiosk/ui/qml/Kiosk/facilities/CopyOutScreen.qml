pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// What is copied to a stick, and how that goes.
ScreenFrame {
    id: screen

    required property CopyOutBridge bridge
    required property SessionBridge session

    SignHead {
        width: parent.width
        sign: "stick"
        tone: screen.bridge.state === "failed" ? "warn" : "plain"
        title: screen.title()
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.line()
    }
    Waiting { visible: screen.bridge.state === "under way" }
    BodyText {
        objectName: "file"
        width: parent.width
        quiet: true
        text: screen.bridge.state === "done" ? screen.bridge.file : ""
    }
    controls: [
        Choice {
            objectName: "copyRecord"
            visible: screen.bridge.canRecord
            sign: "database"
            text: qsTr("The record")
            line: qsTr("It tells of people: keep the stick safe.")
            onClicked: screen.bridge.copyRecord()
        },
        Choice {
            objectName: "copyLostProperty"
            visible: screen.bridge.canLostProperty
            sign: "box"
            text: qsTr("The lost property log")
            line: qsTr("It tells of people: keep the stick safe.")
            onClicked: screen.bridge.copyLostProperty()
        },
        Choice {
            objectName: "copyDiagnostics"
            visible: screen.bridge.canDiagnostics
            sign: "pulse"
            text: qsTr("Diagnostics")
            line: qsTr("For whoever repairs the kiosk. It tells of nobody.")
            onClicked: screen.bridge.copyDiagnostics()
        },
        BigButton {
            objectName: "back"
            width: parent.width
            sign: "back"
            text: qsTr("Back")
            onClicked: screen.session.back()
        }
    ]

    function title(): string {
        switch (bridge.state) {
        case "no stick": return qsTr("Put a USB stick in.");
        case "under way": return qsTr("Leave the stick in.");
        case "done": return qsTr("It is on the stick.");
        case "failed": return qsTr("It could not be copied.");
        }
        return qsTr("What should be copied?");
    }
    function line(): string {
        switch (bridge.state) {
        case "no stick": return qsTr("Then choose what should be copied.");
        case "under way": return qsTr("It is being copied.");
        case "done": return qsTr("You can take the stick out now.");
        case "failed": return bridge.error;
        }
        return qsTr("It goes into a new file. Nothing on the stick is changed.");
    }

    component Choice: ChoiceCard {
        width: parent?.width ?? 0
        enabled: screen.bridge.canCopy
    }
}
