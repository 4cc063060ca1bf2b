pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// Volume, brightness, and what the start screen says besides. A small screen shows how it becomes; it counts once kept.
ScreenFrame {
    id: screen

    required property LookSettingsBridge bridge
    required property SessionBridge session
    required property ShellBridge shell
    readonly property bool writing: bridge.writing

    across: writing
    panelLeast: Theme.mm(30)

    Headline {
        objectName: "title"
        width: parent.width
        visible: !screen.writing || !Theme.dense
        text: screen.writing ? qsTr("What should the start screen say?") : qsTr("Screen and sound.")
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.writing ? (Theme.shortSideMm < 170 ? "" : qsTr("Say when, and what to do. For example: doors close at 20:00 today."))
            : screen.bridge.differs ? qsTr("It counts once you keep it.") : ""
    }
    // Where there is no room for the small screen.
    BodyText {
        objectName: "said"
        width: parent.width
        quiet: true
        text: screen.writing || !Theme.dense ? "" : screen.bridge.message === "" ? qsTr("No message on the start screen.")
                                                                                 : qsTr("“%1”", "a message").arg(screen.bridge.message)
    }
    panel: Item {
        anchors.fill: parent
        visible: !screen.writing && !Theme.dense
        // the start screen, small
        Rectangle {
            id: small
            readonly property real shape: Theme.windowHeight / Math.max(1, Theme.windowWidth)
            anchors.centerIn: parent
            width: Math.min(parent.width, parent.height / shape, Theme.mm(180))
            height: width * shape
            radius: Theme.radius
            color: Theme.c.surface
            border.width: Theme.stroke
            border.color: Theme.c.border
            clip: true
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("The start screen as it becomes")
            Column {
                x: small.width * 0.07
                y: small.height * 0.08
                width: small.width - 2 * x
                spacing: small.height * 0.03
                Rectangle {
                    width: parent.width * 0.8
                    height: Math.max(3, small.width * 0.05)
                    radius: height / 2
                    color: Theme.c.text
                }
                Rectangle {
                    width: parent.width * 0.55
                    height: Math.max(2, small.width * 0.03)
                    radius: height / 2
                    color: Theme.c.text2
                }
                Text {
                    objectName: "preview"
                    width: parent.width
                    height: Math.min(implicitHeight, small.height * 0.42)
                    text: screen.bridge.message
                    color: Theme.c.text
                    font.family: Theme.family
                    font.weight: Font.DemiBold
                    font.pixelSize: Math.max(Theme.capPx(2.6), small.width * 0.06)
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.capPx(1.4)
                    wrapMode: Text.Wrap
                    textFormat: Text.PlainText
                    Accessible.ignored: true
                }
            }
            Rectangle {
                x: small.width * 0.07
                y: small.height - height - small.height * 0.06
                width: small.width - 2 * x
                height: small.height * 0.16
                radius: Theme.radius
                color: Theme.c.primary
            }
            Rectangle {
                anchors.fill: parent
                radius: parent.radius
                color: "#000000"
                opacity: screen.bridge.veil
            }
        }
    }
    controls: [
        Dial {
            width: parent.width
            visible: !screen.writing
            prefix: "volume-"
            sign: "sound"
            label: qsTr("Loudness")
            value: screen.bridge.volume
            least: 0
            step: screen.bridge.step
            onTurned: value => screen.bridge.setVolume(value)
        },
        Dial {
            width: parent.width
            visible: !screen.writing
            prefix: "brightness-"
            sign: "sun"
            label: qsTr("Brightness")
            value: screen.bridge.brightness
            least: screen.bridge.dimmest
            step: screen.bridge.step
            onTurned: value => screen.bridge.setBrightness(value)
        },
        GridLayout {
            width: parent.width
            visible: !screen.writing
            columns: 3
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            BigButton {
                objectName: "back"
                Layout.fillWidth: true
                sign: width < Theme.mm(60) ? "" : "back"
                text: qsTr("Back")
                onClicked: screen.session.back()
            }
            BigButton {
                objectName: "message"
                Layout.fillWidth: true
                sign: width < Theme.mm(60) ? "" : "message"
                text: qsTr("Message")
                onClicked: screen.bridge.write(true)
            }
            BigButton {
                objectName: "keep"
                Layout.fillWidth: true
                kind: "primary"
                sign: width < Theme.mm(60) ? "" : "check"
                text: qsTr("Keep it")
                onClicked: screen.bridge.keep()
            }
        },
        Field {
            id: field
            objectName: "field-message"
            width: parent.width
            visible: screen.writing
            heads: Theme.dense
            current: true
            most: screen.bridge.most
            label: qsTr("Message")
            onVisibleChanged: screen.open()
            onEdited: written => screen.bridge.type(written)
            onAccepted: screen.bridge.write(false)
        },
        Keyboard {
            x: -Theme.mm(3)
            width: parent.width - 2 * x
            height: implicitHeight
            visible: screen.writing
            language: screen.shell.language
            languages: screen.shell.languages
            kind: "text"
            before: field.before
            nextText: qsTr("Done")
            onTyped: letters => {
                screen.shell.pressed();
                field.put(letters);
            }
            onErased: {
                screen.shell.pressed();
                field.erase();
            }
            onBack: screen.bridge.write(false)
            onNext: screen.bridge.write(false)
        }
    ]

    Component.onCompleted: open()
    Connections {
        target: screen.bridge
        function onKeyed(letters: string) {
            if (letters === "\n")
                screen.bridge.write(false);
            else
                field.put(letters);
        }
    }
    function open() {
        if (field.text !== bridge.message)
            field.text = bridge.message;
        if (writing)
            field.take();
    }
}
