pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Bridges

// Phrases that several screens need: where a door hangs, and until when it is somebody's.
QtObject {
    id: words

    // The language of names that Qt knows (days, months); Main.qml sets it.
    property string language: "en"

    function until(moment: Moment): string {
        if (moment.midnight && moment.days === 1)
            return qsTr("until midnight");
        if (moment.midnight && moment.days > 1 && moment.days < 8)
            return qsTr("until the end of %1", "a weekday").arg(dayBefore(moment));
        if (moment.days === 0)
            return qsTr("until %1 today").arg(moment.time);
        if (moment.days === 1)
            return qsTr("until %1 tomorrow").arg(moment.time);
        if (moment.days > 1 && moment.days < 7)
            return qsTr("until %1 at %2", "a weekday, a time").arg(weekday(moment)).arg(moment.time);
        return qsTr("until %1 at %2", "a date, a time").arg(date(moment)).arg(moment.time);
    }
    // Of an end, which may be past.
    function at(moment: Moment): string {
        if (moment.midnight && (moment.days === 0 || moment.days === 1))
            return qsTr("at midnight");
        if (moment.days === 0)
            return qsTr("at %1", "a time").arg(moment.time);
        return moment.days === -1 ? qsTr("yesterday at %1").arg(moment.time) : from(moment);
    }
    // A bank of another kiosk, and whether it has a door.
    function room(elsewhere: ElsewhereInfo): string {
        const bank = elsewhere.bank, place = elsewhere.place;
        if (!elsewhere.hasRoom)
            return place === "" ? qsTr("Bank %1").arg(bank) : qsTr("Bank %1: %2", "bank, where it is").arg(bank).arg(place);
        if (!elsewhere.knownAt.known)
            return place === "" ? qsTr("Bank %1 has a door.").arg(bank)
                                : qsTr("Bank %1 has a door: %2.", "bank, where it is").arg(bank).arg(place);
        const when = at(elsewhere.knownAt);
        return place === "" ? qsTr("Bank %1 had a door %2.", "bank, when").arg(bank).arg(when)
                            : qsTr("Bank %1 had a door %2: %3.", "bank, when, where it is").arg(bank).arg(when).arg(place);
    }
    // Of what began before and lasts.
    function since(moment: Moment): string {
        if (!moment.known)
            return "";
        if (moment.days === 0)
            return qsTr("since %1", "a time today").arg(moment.time);
        if (moment.days === -1)
            return qsTr("since yesterday, %1", "a time").arg(moment.time);
        if (moment.days > -7)
            return qsTr("since %1, %2", "a weekday, a time").arg(weekday(moment)).arg(moment.time);
        return qsTr("since %1, %2", "a date, a time").arg(date(moment)).arg(moment.time);
    }
    function from(moment: Moment): string {
        if (moment.days === 0)
            return qsTr("today at %1").arg(moment.time);
        if (moment.days === 1)
            return qsTr("tomorrow at %1").arg(moment.time);
        if (moment.days > 1 && moment.days < 7)
            return qsTr("on %1 at %2", "a weekday, a time").arg(weekday(moment)).arg(moment.time);
        return qsTr("on %1 at %2", "a date, a time").arg(date(moment)).arg(moment.time);
    }
    // Of something that begins later.
    function starting(moment: Moment): string {
        if (!moment.known)
            return "";
        if (moment.days === 0)
            return qsTr("from %1 today").arg(moment.time);
        if (moment.days === 1)
            return qsTr("from %1 tomorrow").arg(moment.time);
        if (moment.days > 1 && moment.days < 7)
            return qsTr("from %1 at %2", "a weekday, a time").arg(weekday(moment)).arg(moment.time);
        return qsTr("from %1 at %2", "a date, a time").arg(date(moment)).arg(moment.time);
    }
    function eachDay(begins: string, ends: string): string {
        return begins === "" ? "" : qsTr("Each day from %1 to %2", "two times").arg(begins).arg(ends);
    }
    function codeWorks(end: Moment): string {
        return qsTr("The code works %1.", "until when").arg(until(end));
    }
    function dayBefore(moment: Moment): string {
        return Qt.locale(language).standaloneDayName((moment.weekday + 6) % 7, Locale.LongFormat);
    }
    function weekday(moment: Moment): string {
        return Qt.locale(language).standaloneDayName(moment.weekday, Locale.LongFormat);
    }
    function date(moment: Moment): string {
        const month = Qt.locale(language).monthName(moment.month, Locale.LongFormat);
        return qsTr("%1 %2", "day of the month, name of the month").arg(moment.day).arg(month);
    }

    function fullDate(moment: Moment): string {
        const month = Qt.locale(language).monthName(moment.month, Locale.LongFormat);
        return qsTr("%1 %2 %3", "day of the month, name of the month, year").arg(moment.day).arg(month).arg(moment.year);
    }

    function place(door: DoorInfo): string {
        const across = column(door);
        const down = row(door);
        return down === "" ? qsTr("%1.").arg(across) : qsTr("%1, %2.", "column, row").arg(across).arg(down);
    }
    function column(door: DoorInfo): string {
        if (door.fromScreen > 0) {
            const count = columnName(door.fromScreen);
            return door.side === "left" ? qsTr("Left of this screen, %1 from here", "a column").arg(count)
                                        : qsTr("Right of this screen, %1 from here", "a column").arg(count);
        }
        if (door.columns < 2)
            return qsTr("In this bank");
        return qsTr("%1 from the left", "a column, beginning a sentence").arg(capital(columnName(door.column)));
    }
    function row(door: DoorInfo): string {
        if (door.rows < 2)
            return "";
        if (door.row === 1)
            return qsTr("at the very top");
        if (door.row === door.rows)
            return qsTr("at the very bottom");
        return door.row > 8 ? qsTr("row %1 from the top").arg(door.row)
                            : qsTr("%1 from the top", "a door").arg(rowName(door.row));
    }
    function columnName(number: int): string {
        const names = [
            qsTr("first column"), qsTr("second column"), qsTr("third column"), qsTr("fourth column"),
            qsTr("fifth column"), qsTr("sixth column"), qsTr("seventh column"), qsTr("eighth column"),
            qsTr("ninth column"), qsTr("tenth column"), qsTr("eleventh column"), qsTr("twelfth column")
        ];
        return number <= names.length ? names[number - 1] : qsTr("column %1").arg(number);
    }
    function rowName(number: int): string {
        const names = [
            qsTr("first", "door"), qsTr("second", "door"), qsTr("third", "door"), qsTr("fourth", "door"),
            qsTr("fifth", "door"), qsTr("sixth", "door"), qsTr("seventh", "door"), qsTr("eighth", "door")
        ];
        return names[number - 1];
    }
    function capital(text: string): string {
        return text.charAt(0).toUpperCase() + text.slice(1);
    }

    function number(count: int): string {
        const names = [
            qsTr("No", "number"), qsTr("One", "number"), qsTr("Two", "number"), qsTr("Three", "number"),
            qsTr("Four", "number"), qsTr("Five", "number"), qsTr("Six", "number"), qsTr("Seven", "number"),
            qsTr("Eight", "number"), qsTr("Nine", "number"), qsTr("Ten", "number"), qsTr("Eleven", "number"),
            qsTr("Twelve", "number")
        ];
        return count < names.length ? names[count] : String(count);
    }
    function digits(count: int): string {
        return qsTr("%1 digits.", "a number in words").arg(number(count));
    }
    function triesLeft(count: int): string {
        return count === 1 ? qsTr("One try left.") : qsTr("%1 tries left.", "a number in words").arg(number(count));
    }
    // Why somebody with a right PIN can't be the second operator; "" where nobody was refused.
    function notSecond(why: string): string {
        switch (why) {
        case "same person": return qsTr("That is you. Somebody else is needed.");
        case "no right": return qsTr("They may not confirm this. Somebody else is needed.");
        case "drew the pin": return qsTr("One of you may know both PINs. Somebody else is needed.");
        case "too late": return qsTr("That took too long. Once more, please.");
        }
        return "";
    }
    function sizeName(size: string): string {
        switch (size) {
        case "S": return qsTr("Small", "door size");
        case "M": return qsTr("Medium", "door size");
        case "L": return qsTr("Large", "door size");
        }
        return qsTr("Extra large", "door size");
    }
    function visitState(state: string): string {
        switch (state) {
        case "invited": return qsTr("Expected", "a visit");
        case "here": return qsTr("Here", "a visit");
        case "left": return qsTr("Left", "a visit");
        case "ended": return qsTr("Ended", "a visit");
        case "over": return qsTr("Over", "a visit");
        }
        return qsTr("Overdue", "a visit");
    }
    function stateName(state: string): string {
        switch (state) {
        case "free": return qsTr("Free", "door state");
        case "taken": return qsTr("In use", "door state");
        case "yours": return qsTr("Yours", "door state");
        case "open": return qsTr("Open", "door state");
        case "opening": return qsTr("Opening", "door state");
        case "check": return qsTr("Being checked", "door state");
        }
        return qsTr("Out of use", "door state");
    }
}
