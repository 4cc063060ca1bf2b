pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Phrases of the map. An instant is `{time, days, weekday, day, month}`, or empty where it is not known.
QtObject {
    id: words

    function role(name: string): string {
        switch (name) {
        case "facilities": return qsTr("Facilities", "role");
        case "security": return qsTr("Security", "role");
        case "installer": return qsTr("Installer", "role");
        }
        return "";
    }
    function day(on: var): string {
        const month = Qt.locale(Words.language).monthName(on.month, Locale.LongFormat);
        return qsTr("%1 %2", "day of the month, name of the month").arg(on.day).arg(month);
    }
    function weekday(on: var): string {
        return Qt.locale(Words.language).standaloneDayName(on.weekday, Locale.LongFormat);
    }
    function since(at: var): string {
        if (at?.time === undefined)
            return "";
        if (at.days === 0)
            return qsTr("since %1", "a time today").arg(at.time);
        if (at.days === -1)
            return qsTr("since yesterday, %1", "a time").arg(at.time);
        return qsTr("since %1, %2", "a day, a time").arg(at.days > -7 ? weekday(at) : day(at)).arg(at.time);
    }
    function told(at: var): string {
        if (at?.time === undefined)
            return qsTr("holder not told yet");
        return at.days === 0 ? qsTr("holder told %1", "a time today").arg(at.time)
                             : qsTr("holder told %1", "a day").arg(at.days > -7 ? weekday(at) : day(at));
    }
    // What a screen reader says of a compartment.
    function compartment(front: FrontBridge, number: string, state: string, door: string, mark: string, at: var): string {
        const parts = [qsTr("Door %1", "number").arg(number), front.stateWord(state), front.doorWord(door), front.markWord(mark), since(at)];
        return parts.filter(part => part !== "").join(", ");
    }
    function needTitle(front: FrontBridge, need: var): string {
        switch (need.kind) {
        case "alarm": return front.alarmWord(need.alarm);
        case "flagged": return front.stateWord("flagged");
        case "overdue": return front.stateWord("overdue");
        case "case": return qsTr("A case is open");
        }
        return front.stateWord("off");
    }
    function needLine(need: var): string {
        const began = Words.capital(since(need.since));
        switch (need.kind) {
        case "alarm": return need.device !== "" ? qsTr("%1 · %2", "a part, since when").arg(need.device).arg(began) : began;
        case "flagged":
        case "overdue": return began === "" ? Words.capital(told(need.told)) : qsTr("%1 · %2", "since when, what was said").arg(began).arg(told(need.told));
        case "case": return next(need.step);
        }
        if (need.until?.day !== undefined)
            return need.note === "" ? qsTr("Until %1", "a day").arg(day(need.until)) : qsTr("%1 · until %2", "a note, a day").arg(need.note).arg(day(need.until));
        return need.note === "" ? began : need.note;
    }
    function next(step: string): string {
        switch (step) {
        case "opened": return qsTr("Next: take the things out");
        case "collected": return qsTr("Next: write down what it was");
        case "listed": return qsTr("Next: look inside and reset");
        }
        return "";
    }
}
