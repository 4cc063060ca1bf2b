pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// One thing of the log: what it is, where it is, and what can be done with it.
ScreenFrame {
    id: screen

    required property ItemShownBridge bridge
    required property RecoveryNames names
    readonly property ItemInfo item: bridge.item
    readonly property bool kept: item.state === "kept"
    readonly property bool tight: Theme.dense || Theme.shortSideMm < 150 || Theme.reach

    BagPlate {
        bag: screen.item.bag
    }
    Headline {
        objectName: "title"
        width: parent.width
        text: screen.item.description
        font.pixelSize: Math.round(Theme.headlinePx * (text.length > 120 ? 0.44 : text.length > 60 ? 0.6 : 0.8))
    }
    SignTag {
        objectName: "state"
        width: parent.width
        sign: screen.item.due ? "clock" : screen.item.stateSign
        word: screen.item.due ? qsTr("Kept here. Its days are over") : screen.names.item(screen.item.state, Words.language)
        tone: screen.item.due ? "warn" : screen.kept ? "plain" : "good"
        px: Theme.bodyPx * 0.9
    }
    Column {
        width: parent.width
        spacing: Theme.mm(2)
        Fact {
            objectName: "where"
            sign: screen.item.sign
            word: qsTr("%1. Found in door %2, %3", "kind of thing, number, when").arg(screen.names.category(screen.item.category, Words.language))
                      .arg(screen.item.door).arg(Words.at(screen.item.found))
        }
        Fact {
            objectName: "owner"
            visible: screen.bridge.owner !== ""
            sign: "person"
            word: qsTr("It seems to be %1’s", "name").arg(screen.bridge.owner)
        }
        Fact {
            objectName: "until"
            visible: screen.kept
            sign: "clock"
            word: qsTr("Kept until %1", "a date").arg(Words.fullDate(screen.bridge.keepUntil))
        }
        Fact {
            objectName: "ended"
            visible: screen.bridge.ended.known
            sign: screen.bridge.proof === "" ? "clock" : screen.bridge.proofSign
            word: screen.bridge.proof === "" ? Words.capital(Words.at(screen.bridge.ended))
                : qsTr("%1, %2. %3", "to whom, when, what showed that it is theirs").arg(screen.bridge.handedTo)
                      .arg(Words.at(screen.bridge.ended)).arg(screen.names.proof(screen.bridge.proof, Words.language))
        }
    }
    panel: PhotoFrame {
        anchors.fill: parent
        photo: screen.bridge.photo
    }
    controls: [
        BigButton {
            objectName: "handBack"
            width: parent.width
            visible: screen.kept
            kind: "primary"
            sign: "handed"
            text: qsTr("Hand it back")
            onClicked: screen.bridge.handBack()
        },
        ButtonPair {
            width: parent.width
            visible: screen.kept || screen.bridge.label !== "no printer"
            HoldButton {
                objectName: "dispose"
                Layout.fillWidth: true
                visible: screen.kept
                danger: true
                sign: "bin"
                text: qsTr("Dispose of it")
                onHeld: screen.bridge.dispose()
            }
            BigButton {
                objectName: "printLabel"
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: screen.bridge.label !== "no printer"
                enabled: screen.bridge.label !== "under way"
                opacity: enabled ? 1 : 0.6
                sign: screen.tight ? "" : screen.bridge.label === "failed" ? "check!" : "print"
                text: screen.names.label(screen.bridge.label, Words.language)
                onClicked: screen.bridge.printLabel()
            }
        },
        BigButton {
            objectName: "back"
            width: parent.width
            sign: screen.tight ? "" : "back"
            text: qsTr("Lost property")
            onClicked: screen.bridge.back()
        }
    ]

    component Fact: SignTag {
        width: parent?.width ?? 0
        px: Theme.secondaryPx
    }
}
