pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// What was found? First its kind, with the number for its bag and a photo; then a few words.
ScreenFrame {
    id: screen

    required property DescribeItemBridge bridge
    required property RecoveryNames names
    required property ShellBridge shell
    readonly property bool writing: bridge.writes
    readonly property string shot: bridge.photoState
    readonly property bool hasCamera: shot !== "no camera"

    across: writing || Theme.dense
    panelKept: !Theme.dense && hasCamera && bridge.photo.there && upright && !writing && !Theme.reach ? Theme.mm(50 * Theme.fit) : 0

    Headline {
        objectName: "title"
        width: parent.width - (Theme.dense ? plate.width + Theme.gap + (small.visible ? small.width + Theme.gap : 0) : 0)
        visible: !screen.writing || !Theme.dense
        text: screen.writing ? qsTr("Describe it in a few words.")
            : screen.bridge.missing.includes("category") && screen.bridge.category === "" ? qsTr("Please choose what it is.")
            : qsTr("What did you find?")
    }
    Item {
        // On a panel without height it stands beside the title.
        width: parent.width
        height: Theme.dense ? 0.01 : plate.height
        visible: plate.visible
        BagPlate {
            id: plate
            x: Theme.dense ? parent.width - width : 0
            y: Theme.dense ? -parent.y + Theme.mm(1) : 0
            visible: !screen.writing || !Theme.dense && Theme.shortSideMm >= 150
            bag: screen.bridge.bag
        }
        PhotoFrame {
            id: small
            x: plate.x - width - Theme.gap
            y: plate.y
            width: height * photo.shape
            height: Theme.mm(20)
            visible: Theme.dense && plate.visible && photo.there
            photo: screen.bridge.photo
        }
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.writing || Theme.dense || (Theme.shortSideMm < 150 && screen.bridge.photo.there) ? "" : qsTr("This number belongs on its bag.")
    }
    Notice {
        objectName: "photoFailed"
        width: parent.width
        visible: !screen.writing && text !== ""
        text: screen.shot === "failed" ? qsTr("There was no picture. Try again, or go on without one.")
            : screen.shot === "under way" ? screen.names.photo(screen.shot, Words.language) : ""
        sign: screen.shot === "failed" ? "check!" : "camera"
        good: screen.shot !== "failed"
    }
    panel: PhotoFrame {
        anchors.fill: parent
        visible: !Theme.dense && !screen.writing && screen.bridge.photo.there
        photo: screen.bridge.photo
    }
    controls: [
        GridLayout {
            width: parent.width
            visible: !screen.writing
            columns: width > Theme.mm(150) ? 4 : 2
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            Repeater {
                model: screen.bridge.categories
                delegate: CategoryCard {
                    required property string modelData
                    objectName: "category-" + modelData
                    Layout.fillWidth: true
                    sign: screen.names.categorySign(modelData)
                    text: screen.names.category(modelData, Words.language)
                    checked: screen.bridge.category === modelData
                    onClicked: screen.bridge.pick(modelData)
                }
            }
        },
        ButtonPair {
            width: parent.width
            visible: !screen.writing
            BigButton {
                objectName: "back"
                Layout.fillWidth: true
                text: qsTr("Back")
                onClicked: screen.bridge.back()
            }
            BigButton {
                objectName: "takePhoto"
                Layout.fillWidth: true
                visible: screen.hasCamera
                enabled: screen.shot !== "under way"
                opacity: enabled ? 1 : 0.6
                sign: "camera"
                text: screen.shot === "none" ? qsTr("Take a photo") : screen.shot === "under way" ? qsTr("One moment") : qsTr("Take it again")
                onClicked: screen.bridge.takePhoto()
            }
        },
        Field {
            id: field
            objectName: "field-description"
            width: parent.width
            visible: screen.writing
            heads: Theme.dense
            current: true
            most: 200
            asksAgain: screen.bridge.missing.includes("description") && text.trim() === ""
            label: asksAgain ? qsTr("Please describe it.")
                 : qsTr("%1: colour, make, marks", "kind of thing").arg(screen.names.category(screen.bridge.category, Words.language))
            onEdited: written => screen.bridge.type(written)
            onAccepted: screen.bridge.done()
        },
        Keyboard {
            id: keyboard
            x: -Theme.mm(3)
            width: parent.width - 2 * x
            height: implicitHeight
            visible: screen.writing
            language: screen.shell.language
            languages: screen.shell.languages
            kind: "company"
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
            onBack: screen.bridge.turnBack()
            onNext: screen.bridge.done()
        }
    ]

    Component.onCompleted: open()
    onWritingChanged: open()
    Connections {
        target: screen.bridge
        function onBegun() {
            screen.open();
        }
        function onKeyed(letters: string) {
            if (letters === "\n")
                screen.bridge.done();
            else
                field.put(letters);
        }
    }
    function open() {
        field.text = bridge.typed;
        if (writing)
            field.take();
    }
}
