pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// One visit, and what can be done.
ScreenFrame {
    id: screen

    required property VisitShownBridge bridge
    required property ShellBridge shell
    readonly property VisitInfo visit: bridge.visit
    // Ending can't be taken back, so it is asked about once more.
    property bool ending: false
    readonly property bool asksEnd: ending && bridge.canEnd
    readonly property bool tight: Theme.reach || Theme.dense || Theme.shortSideMm < 150

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.asksEnd ? qsTr("End the visit of %1?").arg(screen.visit.name) : screen.visit.name
    }
    VisitSign {
        visible: !screen.asksEnd
        visitState: screen.visit.state
        px: Theme.bodyPx
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.asksEnd ? screen.afterEnd() : screen.who()
    }
    BodyText {
        objectName: "when"
        width: parent.width
        text: screen.asksEnd ? "" : screen.time()
    }
    BodyText {
        objectName: "where"
        width: parent.width
        text: screen.asksEnd ? "" : screen.where()
    }
    Notice {
        objectName: "mayOpen"
        width: parent.width
        text: screen.bridge.canEnd || !screen.bridge.mayOpenUntil.known ? ""
            : qsTr("Bank %1 could not be told. This pass may still open a door there %2.", "bank, until when").arg(screen.bridge.atBank).arg(Words.until(screen.bridge.mayOpenUntil))
    }
    controls: GridLayout {
        id: actions
        width: parent.width
        columns: screen.tight ? 2 : 1
        columnSpacing: Theme.smallGap
        rowSpacing: Theme.smallGap
        uniformCellWidths: true
        BigButton {
            objectName: "reallyEnd"
            Layout.fillWidth: true
            visible: screen.asksEnd
            sign: screen.sign("close")
            text: qsTr("Yes, end it")
            onClicked: screen.bridge.end()
        }
        BigButton {
            objectName: "notEnd"
            Layout.fillWidth: true
            visible: screen.asksEnd
            sign: screen.sign("back")
            text: qsTr("No, go back")
            onClicked: screen.ending = false
        }
        BigButton {
            objectName: "admit"
            Layout.fillWidth: true
            visible: screen.bridge.canCheckIn && !screen.asksEnd
            kind: "primary"
            sign: screen.sign("check")
            text: qsTr("Check in")
            onClicked: screen.bridge.admit()
        }
        BigButton {
            objectName: "showPass"
            Layout.fillWidth: true
            visible: screen.bridge.canShowPass && !screen.asksEnd
            kind: screen.bridge.canCheckIn ? "plain" : "primary"
            sign: screen.sign("qr")
            text: qsTr("Show the pass")
            onClicked: screen.bridge.showPass()
        }
        BigButton {
            objectName: "changeLocker"
            Layout.fillWidth: true
            visible: screen.bridge.canChangeLocker && !screen.asksEnd
            sign: screen.sign("sizes")
            text: qsTr("Another door or bank")
            onClicked: screen.bridge.changeLocker()
        }
        Repeater {
            model: screen.bridge.longer
            delegate: BigButton {
                required property Moment modelData
                required property int index
                objectName: "longer" + index
                Layout.fillWidth: true
                visible: !screen.asksEnd
                sign: screen.sign("clock")
                text: qsTr("Extend %1", "until when").arg(Words.until(modelData))
                onClicked: screen.bridge.extend(index)
            }
        }
        BigButton {
            objectName: "end"
            Layout.fillWidth: true
            visible: screen.bridge.canEnd && !screen.asksEnd
            sign: screen.sign("close")
            text: qsTr("End this visit")
            onClicked: screen.ending = true
        }
        BigButton {
            objectName: "back"
            Layout.fillWidth: true
            visible: !screen.asksEnd
            sign: screen.sign("back")
            text: qsTr("All visits")
            onClicked: screen.bridge.back()
        }
    }

    function sign(name: string): string {
        return tight && Theme.shortSideMm < 170 ? "" : name;
    }
    function afterEnd(): string {
        return bridge.mayOpenUntil.known
            ? qsTr("Bank %1 cannot be told from here. This pass may still open a door there %2.", "bank, until when").arg(bridge.atBank).arg(Words.until(bridge.mayOpenUntil))
            : qsTr("Their pass opens nothing any more.");
    }
    function who(): string {
        if (visit.host === "")
            return visit.company;
        return visit.company === "" ? qsTr("Visits %1.", "host").arg(visit.host)
                                    : qsTr("%1. Visits %2.", "company, host").arg(visit.company).arg(visit.host);
    }
    function time(): string {
        if (visit.state === "invited")
            return qsTr("Expected %1, %2.", "when, until when").arg(Words.from(visit.starts)).arg(Words.until(visit.ends));
        if (visit.state === "here")
            return qsTr("Here %1.", "until when").arg(Words.until(visit.ends));
        if (visit.state === "overdue")
            return qsTr("The time was over %1.", "when").arg(Words.at(visit.ends));
        return "";
    }
    function where(): string {
        if (visit.bank === "")
            return "";
        return visit.door === "" ? qsTr("Pass for bank %1.").arg(visit.bank)
                                 : qsTr("Holds door %1 at bank %2.").arg(visit.door).arg(visit.bank);
    }
}
