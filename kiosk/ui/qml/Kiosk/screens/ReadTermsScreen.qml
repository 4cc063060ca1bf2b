pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The site's terms, to be read and accepted. They can be drawn with a finger, and turned by a button that lies low.
ScreenFrame {
    id: screen

    required property ReadTermsBridge bridge
    required property ShellBridge shell

    // In the reader's language, or in the first of the site's that there are any in.
    readonly property string text: {
        const texts = bridge.texts;
        const known = [shell.language, ...shell.languages, ...Object.keys(texts)];
        return texts[known.find(one => one in texts) ?? ""] ?? "";
    }

    across: true

    Headline {
        objectName: "title"
        width: parent.width
        text: qsTr("Please read and accept.")
    }
    panel: Card {
        width: Math.min(parent.width, Theme.mm(300))
        height: parent.height
        Flickable {
            id: pages
            objectName: "pages"
            anchors { fill: parent; margins: Theme.gap; rightMargin: Theme.gap + bar.width }
            contentHeight: words.height + version.height
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            activeFocusOnTab: true
            Keys.onUpPressed: contentY = Math.max(0, contentY - height * 0.4)
            Keys.onDownPressed: contentY = Math.min(contentHeight - height, contentY + height * 0.4)
            TextEdit {
                id: words
                objectName: "terms"
                width: pages.width
                readOnly: true
                selectByMouse: false
                activeFocusOnPress: false
                text: screen.text
                color: Theme.c.text
                font.family: Theme.family
                font.pixelSize: Theme.secondaryPx
                wrapMode: TextEdit.Wrap
                textFormat: TextEdit.PlainText
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                onTextChanged: pages.contentY = 0
            }
            TextEdit {
                id: version
                objectName: "version"
                y: words.height
                width: pages.width
                height: text === "" ? 0 : implicitHeight
                topPadding: Theme.gap
                readOnly: true
                selectByMouse: false
                activeFocusOnPress: false
                text: screen.bridge.version === "" ? "" : qsTr("Version %1").arg(screen.bridge.version)
                color: Theme.c.text2
                font.family: Theme.family
                font.pixelSize: Theme.captionPx
                textFormat: TextEdit.PlainText
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                Accessible.ignored: text === ""
            }
        }
        Rectangle {
            id: bar
            readonly property real share: Math.min(1, pages.height / Math.max(1, pages.contentHeight))
            visible: share < 1
            x: parent.width - Theme.gap - width
            y: pages.y + pages.contentY / Math.max(1, pages.contentHeight) * pages.height
            width: Theme.mm(2)
            height: Math.max(Theme.mm(8), pages.height * share)
            radius: width / 2
            color: Theme.c.border
        }
    }
    controls: GridLayout {
        width: parent.width
        columns: Theme.dense ? 3 : 2
        columnSpacing: Theme.smallGap
        rowSpacing: Theme.smallGap
        uniformCellWidths: true
        BigButton {
            objectName: "accept"
            Layout.fillWidth: true
            Layout.columnSpan: Theme.dense ? 1 : 2
            kind: "primary"
            sign: "check"
            text: qsTr("I accept")
            onClicked: screen.bridge.answer(true)
        }
        BigButton {
            objectName: "decline"
            Layout.fillWidth: true
            Layout.columnSpan: readOn.visible ? 1 : 2
            text: qsTr("I do not accept")
            onClicked: screen.bridge.answer(false)
        }
        BigButton {
            id: readOn
            readonly property bool atEnd: pages.contentY >= pages.contentHeight - pages.height - 1
            objectName: "readOn"
            Layout.fillWidth: true
            visible: pages.contentHeight > pages.height + 1
            text: atEnd ? qsTr("To the top") : qsTr("Read on")
            // The last line of a page is the first of the next, so that nobody loses their place.
            onClicked: pages.contentY = atEnd ? 0 : Math.min(pages.contentHeight - pages.height, pages.contentY + pages.height - 2 * Theme.secondaryPx)
        }
    }
}
