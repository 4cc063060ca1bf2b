pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// How the kiosk is: the facts about the whole, and each part, which can be tried by pressing it.
ScreenFrame {
    id: screen

    required property HealthBridge bridge
    required property SessionBridge session
    property bool telling: false        // the facts, where there is no room for the fault beside them
    readonly property bool fault: bridge.recordFault !== ""
    readonly property real title: Theme.mm(Math.max(16, 24 * Theme.fit))
    // Upright, facts stand above the parts, which get what is left; lying, beside them.
    readonly property real free: Math.min(upright ? height * (Theme.larger ? 0.46 : 0.56) : height - Theme.gap,
                                          Theme.reach ? Theme.reachBand - Theme.barHeight - Theme.gap : height)

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.fault ? qsTr("The record needs you.")
            : screen.bridge.down > 0 ? qsTr("%n part(s) do not work.", "", screen.bridge.down)
            : screen.bridge.degraded > 0 ? qsTr("%n part(s) work in part.", "", screen.bridge.degraded)
            : screen.bridge.starting > 0 ? qsTr("%n part(s) are starting.", "", screen.bridge.starting) : qsTr("Everything works.")
    }
    Notice {
        objectName: "recordFault"
        width: parent.width
        sign: "database"
        text: screen.telling && Theme.dense ? "" : screen.bridge.recordFault
    }
    FactCard {
        id: facts
        width: parent.width
        visible: !Theme.dense || !screen.fault || screen.telling
        Fact {
            sign: "clock"
            label: qsTr("Clock")
            value: screen.bridge.clockTrusted ? qsTr("Right: %1, %2", "time, date").arg(screen.bridge.now.time).arg(Words.date(screen.bridge.now))
                                              : qsTr("Not sure: %1, %2", "time, date").arg(screen.bridge.now.time).arg(Words.date(screen.bridge.now))
            warns: !screen.bridge.clockTrusted
        }
        Fact {
            sign: "disk"
            label: qsTr("Disk")
            value: screen.bridge.diskFree < 0 ? qsTr("Not known") : qsTr("%1 free", "so many bytes").arg(screen.bytes(screen.bridge.diskFree))
            warns: screen.bridge.diskFree >= 0 && screen.bridge.diskFree < 500e6
        }
        Fact {
            sign: "database"
            label: qsTr("Record")
            value: screen.bridge.database < 0 ? qsTr("Not known") : screen.bytes(screen.bridge.database)
        }
        Fact {
            sign: "keep"
            label: qsTr("Last backup")
            value: screen.bridge.backup.known ? Words.at(screen.bridge.backup) : qsTr("None yet")
            warns: !screen.bridge.backup.known
        }
        Fact {
            objectName: "upstream"
            sign: "up"
            label: screen.bridge.code !== "" ? qsTr("Code for upstream") : qsTr("To be sent")
            value: screen.bridge.code !== "" ? qsTr("%1, of the key %2", "code, fingerprint").arg(screen.bridge.code).arg(screen.bridge.fingerprint)
                                             : screen.sent()
            warns: screen.bridge.waits !== ""
        }
        Fact {
            objectName: "policy"
            sign: "list"
            label: qsTr("Policies")
            value: screen.bridge.ownPolicy.known ? qsTr("Those of this kiosk, %1", "until when").arg(Words.until(screen.bridge.ownPolicy))
                 : screen.bridge.policyVersion > 0 ? qsTr("From upstream, version %1").arg(screen.bridge.policyVersion) : ""
        }
        Fact {
            sign: "pulse"
            label: qsTr("Version")
            value: qsTr("%1, running %2", "version, since when").arg(screen.bridge.version).arg(Words.since(screen.bridge.started))
        }
    }
    controls: [
        TurnedGrid {
            id: list
            width: parent.width
            visible: screen.bridge.count > 0
            columns: width > Theme.mm(200) ? 2 : 1
            cards: ofParts
            room: screen.free - buttons.height - Theme.smallGap
            Repeater {
                id: ofParts
                model: screen.bridge.parts
                delegate: PartCard {
                    required property PartInfo modelData
                    required property int index
                    objectName: "part" + index
                    width: list.cell
                    height: list.tallest
                    visible: list.shows(index)
                    part: modelData
                    onClicked: screen.bridge.test(index)
                }
            }
        },
        GridLayout {
            id: buttons
            width: parent.width
            readonly property int keys: visibleChildren.length
            columns: width / keys > Theme.mm(26) ? keys : 2
            columnSpacing: Theme.smallGap
            rowSpacing: Theme.smallGap
            uniformCellWidths: true
            Key {
                objectName: "back"
                own: "back"
                text: qsTr("Back")
                onClicked: screen.session.back()
            }
            Key {
                objectName: "previous"
                visible: list.turns
                enabled: list.canTurnBack
                opacity: enabled ? 1 : 0.45
                own: "up"
                text: qsTr("Previous parts")
                onClicked: list.turnBack()
            }
            Key {
                objectName: "next"
                visible: list.turns
                enabled: list.canTurn
                opacity: enabled ? 1 : 0.45
                own: "plus"
                text: qsTr("More parts")
                onClicked: list.turn()
            }
            Key {
                objectName: "facts"
                visible: Theme.dense && screen.fault
                own: "pulse"
                text: screen.telling ? qsTr("The record") : qsTr("The facts")
                onClicked: screen.telling = !screen.telling
            }
        }
    ]

    function bytes(count: real): string {
        return count >= 1e9 ? qsTr("%1 GB", "gigabytes").arg(figure(count / 1e9)) : qsTr("%1 MB", "megabytes").arg(figure(count / 1e6));
    }
    function figure(value: real): string {
        return Qt.locale(Words.language).toString(value, "f", value < 100 ? 1 : 0);
    }
    function sent(): string {
        const when = bridge.sync.known ? qsTr("last sent %1", "when").arg(Words.at(bridge.sync)) : "";
        const lines = bridge.unsent === 0 ? "" : qsTr("%n line(s) of the record", "", bridge.unsent);
        const answers = bridge.unanswered === 0 ? "" : qsTr("%n answer(s)", "", bridge.unanswered);
        const nothing = lines === "" && answers === "" ? qsTr("Nothing") : "";
        const why = bridge.waits === "" ? "" : qsTranslate("CareWords", bridge.waits);
        return [nothing, lines, answers, when, why].filter(one => one !== "").join(", ");
    }

    component Fact: FactRow {
        width: facts.inner
    }
    component Key: BigButton {
        property string own: ""
        Layout.fillWidth: true
        sign: width < Theme.mm(60) ? "" : own
    }
}
