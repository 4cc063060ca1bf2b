pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The person is finished here: back to the start. What is theirs stays theirs.
BigButton {
    required property ShellBridge shell

    objectName: "leave"
    Layout.fillWidth: true
    kind: "primary"
    text: qsTr("Done")
    onClicked: shell.leave()
}
