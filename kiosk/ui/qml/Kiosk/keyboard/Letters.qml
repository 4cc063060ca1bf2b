pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// What stands on the keyboard's keys: by language, by what is typed, and by how many keys find room in a row.
QtObject {
    id: letters

    readonly property var arranged: ({
        "qwerty": ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
        "qwertz": ["qwertzuiop", "asdfghjkl", "yxcvbnm"],
        "azerty": ["azertyuiop", "qsdfghjklm", "wxcvbn"],
        "uk": ["йцукенгшщзх", "фівапролджє", "ячсмитьбю"]
    })
    readonly property var arrangement: ({ "cs": "qwertz", "de": "qwertz", "fr": "azerty", "uk": "uk" })
    // A language's letters beyond those. The first ones find room beside the others, the rest on the next page.
    readonly property var own: ({
        "cs": "ěščřžýáíéúůďťň", "da": "åæø", "de": "üöäß", "es": "ñáéíóúü", "fr": "éèàçêëîïôùûœ", "it": "àèéìòù", "nl": "ëïéèö",
        "pl": "ąćęłńóśźż", "pt": "çãõáéíóúâêô", "sv": "åöä", "tr": "ğüşıöç", "uk": "їґ"
    })
    // Where the letters lie in alphabetical order, those that are rarest come last.
    readonly property var alphabet: ({ "uk": "абвгдежзиійклмнопрстуфхцчшьюяїщєґ" })
    readonly property string others: "áàâãäåæçćčďéèêëęěğíìîïıłñńňóòôõöøœřśšşßťúùûüůýÿźżžąđðþ"
    readonly property string digits: "1234567890"
    readonly property var signs: ({
        "name": "-'.,&()/+@",
        "email": "@.-_+",
        "company": "-'.,&()/+@!",
        "text": "-'.,:?!()/+@&"
    })
    // Wanted oftenest beside letters.
    readonly property var near: ({ "name": "-'.", "email": "@.-_", "company": "-&.", "text": "-,." })

    // Keys a row: 11 where the language has letters of its own, 10, or on a narrow panel 6.
    function columns(language: string, kind: string, room: int): int {
        const wanted = kind !== "email" && (own[language] ?? "") !== "" ? 11 : 10;
        return room >= wanted ? wanted : room >= 10 ? 10 : 6;
    }
    // How many keys stand in each row; the last row is that of the keys which do something.
    function room(columns: int): list<int> {
        return columns < 10 ? [6, 6, 6, 6, 6, 0] : [columns, columns, columns - 2, 2];
    }
    // The page of letters: its rows, and under `rest` what found no room.
    function page(language: string, kind: string, columns: int): var {
        const latin = kind === "email";
        const which = latin && language === "uk" ? "qwerty" : arrangement[language] ?? "qwerty";
        const extra = (latin ? "" : own[language] ?? "") + near[kind];
        return columns < 10 ? inOrder(which, language, extra, columns) : inRows(arranged[which], extra, columns);
    }
    function inOrder(which: string, language: string, extra: string, columns: int): var {
        const known = which === language ? alphabet[which] : undefined;
        const all = [...(known ?? [...arranged[which].join("")].sort().join(""))];
        for (const one of extra)
            if (!all.includes(one))
                all.push(one);
        return filled(all, room(columns));
    }
    function inRows(base: var, extra: string, columns: int): var {
        const space = room(columns);
        const rows = space.map((_, i) => [...(base[i] ?? "")]);
        const waiting = [];
        rows.forEach((row, i) => waiting.push(...row.splice(space[i])));
        waiting.push(...extra);
        rows.forEach((row, i) => {
            while (row.length < space[i] && waiting.length > 0)
                row.push(waiting.shift());
        });
        return { "rows": rows, "rest": waiting };
    }
    // Digits and signs, then every accent; the site's languages come first.
    function further(languages: var, kind: string, columns: int, rest: var): var {
        const found = [filled([...(digits + signs[kind])], room(columns)).rows];
        if (kind === "email")
            return found;
        const first = languages.map(code => own[code] ?? "").join("") + (languages.includes("uk") ? "abcdefghijklmnopqrstuvwxyz" : "");
        let accents = [...new Set([...rest.filter(one => one > "z"), ...first, ...others])];
        while (accents.length > 0) {
            const next = filled(accents, room(columns));
            found.push(next.rows);
            accents = next.rest;
        }
        return found;
    }
    function filled(all: var, space: var): var {
        const waiting = [...all];
        return { "rows": space.map(count => waiting.splice(0, count)), "rest": waiting };
    }
    function upper(letter: string, language: string): string {
        if (letter === "ß")
            return letter;
        return letter === "i" && language === "tr" ? "İ" : letter.toUpperCase();
    }
}
