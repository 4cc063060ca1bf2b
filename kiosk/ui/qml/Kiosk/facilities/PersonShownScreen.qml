pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// One person: whether they may use the doors, what they hold and show, and what can be done for them. Before anything
// is bound to them, the operator says how they know who it is.
ScreenFrame {
    id: screen

    required property PersonShownBridge bridge
    required property SessionBridge session

    property bool choosing: false       // which of their doors?
    readonly property PersonInfo person: bridge.person
    readonly property bool asking: bridge.asks !== ""
    readonly property string about: [person.department, qsTranslate("PeopleWords", person.kind)].filter(one => one !== "").join(" · ")

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.asking ? qsTr("How do you know who it is?") : screen.choosing ? qsTr("Which door?") : screen.person.name
    }
    BodyText {
        objectName: "whom"
        width: parent.width
        text: screen.asking || screen.choosing ? screen.person.name : ""
    }
    BodyText {
        objectName: "line"
        width: parent.width
        quiet: !screen.asking
        text: screen.asking ? qsTr("What is given to them opens their doors. It is written down how you knew them.") : screen.about
    }
    SignTag {
        objectName: "standing"
        width: Math.min(implicitWidth, parent?.width ?? 0)
        sign: screen.person.sign
        word: qsTranslate("PeopleWords", screen.person.standing)
        tone: screen.person.allowed ? "good" : "warn"
        px: Theme.bodyPx * 0.9
        Accessible.role: Accessible.StaticText
        Accessible.name: word
    }
    Notice {
        objectName: "said"
        width: parent.width
        good: screen.bridge.wentWell
        sign: good ? "check" : "check!"
        text: screen.asking || screen.choosing || screen.bridge.said === "" ? "" : qsTranslate("PeopleWords", screen.bridge.said)
    }
    FactCard {
        id: facts
        width: parent.width
        visible: !screen.asking && !screen.choosing
        FactRow {
            objectName: "doors"
            width: facts.inner
            sign: "taken"
            label: qsTr("Doors")
            value: screen.bridge.doors.length > 0 ? screen.bridge.doors.join(", ") : qsTr("None now")
        }
        Repeater {
            model: screen.bridge.credentials
            delegate: FactRow {
                required property CredentialInfo modelData
                required property int index
                objectName: "credential" + index
                width: facts.inner
                sign: modelData.sign
                label: qsTranslate("PeopleWords", modelData.word)
                value: modelData.until.known ? qsTr("only %1", "until when").arg(Words.until(modelData.until))
                                             : Words.since(modelData.since)
            }
        }
        FactRow {
            width: facts.inner
            visible: screen.bridge.bare
            sign: "badge"
            label: qsTr("Badge, PIN")
            value: qsTr("None")
        }
    }
    controls: [
        ChoiceCard {
            objectName: "sawDocument"
            width: parent.width
            visible: screen.asking
            primary: true
            sign: "badge"
            text: qsTr("I have seen their document")
            line: qsTr("With a photo, and with this name")
            onClicked: screen.bridge.sawDocument()
        },
        ChoiceCard {
            objectName: "knowThem"
            width: parent.width
            visible: screen.asking
            sign: "people"
            text: qsTr("I know them")
            line: qsTr("By their face, as a colleague")
            onClicked: screen.bridge.knowThem()
        },
        GridLayout {
            width: parent.width
            visible: screen.choosing && !screen.asking
            columns: width > Theme.mm(90) ? 2 : 1
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            Repeater {
                model: screen.bridge.doors
                delegate: HoldButton {
                    required property string modelData
                    required property int index
                    objectName: "openDoor" + index
                    Layout.fillWidth: true
                    visible: index < 6
                    sign: "open"
                    text: qsTr("Open door %1").arg(modelData)
                    onHeld: {
                        screen.choosing = false;
                        screen.bridge.open(index);
                    }
                }
            }
        },
        GridLayout {
            width: parent.width
            visible: !screen.choosing && !screen.asking && screen.bridge.actions.length > 0
            columns: width > Theme.mm(90) ? 2 : 1
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            Repeater {
                model: screen.bridge.actions
                delegate: Loader {
                    id: cell
                    required property string modelData
                    readonly property bool several: modelData === "open theirs" && screen.bridge.doors.length > 1
                    readonly property string words: modelData === "open theirs" && !several
                        ? qsTr("Open door %1").arg(screen.bridge.doors[0] ?? "") : qsTranslate("PeopleWords", screen.bridge.word(modelData))
                    Layout.fillWidth: true
                    sourceComponent: screen.bridge.isHeld(modelData) && !several ? held : tapped

                    Component {
                        id: held
                        HoldButton {
                            objectName: "do-" + cell.modelData
                            danger: cell.modelData !== "open theirs"
                            sign: screen.bridge.sign(cell.modelData)
                            text: cell.words
                            onHeld: screen.bridge.start(cell.modelData)
                        }
                    }
                    Component {
                        id: tapped
                        BigButton {
                            objectName: "do-" + cell.modelData
                            sign: screen.bridge.sign(cell.modelData)
                            text: cell.words
                            onClicked: cell.several ? screen.choosing = true : screen.bridge.start(cell.modelData)
                        }
                    }
                }
            }
        },
        BigButton {
            objectName: "back"
            width: parent.width
            sign: "back"
            text: qsTr("Back")
            onClicked: screen.choosing ? screen.choosing = false : screen.session.back()
        }
    ]
}
