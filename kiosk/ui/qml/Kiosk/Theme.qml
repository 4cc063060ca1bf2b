pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// Sizes in millimetres of the real panel, and colours by scheme. Main.qml sets what is not readonly.
QtObject {
    id: theme

    property real windowWidth: 1080
    property real windowHeight: 1920
    property real widthMm: 267
    property real bottomMm: 850
    property string scheme: "light"
    property bool larger: false
    property bool reach: false
    property bool motion: true
    property string accent: ""

    readonly property string family: "Inter"
    readonly property bool portrait: windowHeight > windowWidth
    readonly property bool contrast: scheme === "contrast"
    readonly property real ppmm: windowWidth / widthMm
    readonly property real shortSideMm: Math.min(widthMm, windowHeight / ppmm)
    // 1 on a 21.5 inch panel. What is read shrinks on a small panel, held closer; what is pressed hardly does.
    readonly property real fit: dense ? 0.6 : Math.max(0.68, Math.min(1.25, 0.4 + 0.6 * shortSideMm / 267))
    // A small panel that lies has hardly any height.
    readonly property bool dense: !portrait && shortSideMm < 170
    // A screen whose words do not fit sets this below 1 (ScreenFrame.qml).
    property real squeeze: 1

    readonly property int margin: mm(Math.max(8, 13 * fit))
    readonly property int gap: mm(Math.max(3, 5 * fit))
    readonly property int smallGap: mm(Math.max(2, 3 * fit))
    readonly property int target: mm(20)
    readonly property int primaryHeight: mm(Math.max(20, 24 * fit))
    readonly property int heroHeight: mm(Math.max(20, 29 * fit))
    readonly property int key: mm(shortSideMm < 150 || dense || reach ? 20 : 25)
    readonly property int keyGap: mm(shortSideMm < 150 || dense || reach ? 2 : 4)
    readonly property int barHeight: mm(larger ? Math.max(22, 27 * fit) : Math.max(20, 23 * fit))
    readonly property int topHeight: mm(Math.max(10, 21 * fit))
    readonly property int radius: mm(Math.max(3, 5 * fit))
    readonly property int stroke: contrast ? mm(1) : Math.max(2, mm(0.5))
    readonly property int icon: mm(Math.max(7, 10 * fit))
    readonly property int buttonIcon: mm(Math.max(8, 12 * fit))
    // From the floor, 1100 mm is as high as a seated person reaches well: the band that reach mode keeps to.
    readonly property int reachBand: mm(Math.max(150, Math.min(300, 1100 - bottomMm)))

    readonly property int headlinePx: capPx(squeeze * (larger ? Math.max(10, 15 * fit) : 15 * fit))
    readonly property int bodyPx: capPx(squeeze * (larger ? Math.max(7.4, 9.5 * fit) : Math.max(4.4, 7.5 * fit)))
    readonly property int secondaryPx: capPx(squeeze * (larger ? Math.max(7, 7.5 * fit) : Math.max(3.8, 6 * fit)))
    readonly property int buttonPx: capPx(larger ? Math.max(7, 9 * fit) : Math.max(4.4, 7.5 * fit))
    readonly property int captionPx: capPx(larger ? Math.max(4.2, 5.6 * fit) : Math.max(3, 4.2 * fit))

    readonly property ColorSet c: scheme === "dark" ? dark : scheme === "contrast" ? strong : light

    function mm(millimetres: real): int {
        return Math.round(millimetres * ppmm);
    }
    // The pixel size at which a capital letter is so many millimetres tall.
    function capPx(millimetres: real): int {
        return Math.round(millimetres * ppmm / capShare);
    }
    function stateColor(state: string): color {
        switch (state) {
        case "free": return c.free;
        case "taken": return c.taken;
        case "yours": return c.yours;
        case "open": return c.open;
        case "opening": return c.primary;
        case "check": return c.check;
        }
        return c.off;
    }
    function inkOnState(state: string): color {
        switch (state) {
        case "free": return c.freeInk;
        case "taken": return c.takenInk;
        case "yours": return c.yoursInk;
        case "open": return c.openInk;
        case "opening": return c.primaryInk;
        case "check": return c.checkInk;
        }
        return c.offInk;
    }

    function luminance(one: color): real {
        const linear = part => part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        return 0.2126 * linear(one.r) + 0.7152 * linear(one.g) + 0.0722 * linear(one.b);
    }
    function contrastOf(one: color, other: color): real {
        const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05);
    }
    // What is written on a tenant's colour.
    function inkOn(one: color): color {
        return contrastOf(one, "#ffffff") >= contrastOf(one, "#14191f") ? "#ffffff" : "#14191f";
    }

    readonly property real capShare: metrics.capitalHeight > 0 ? metrics.capitalHeight / 1000 : 0.727
    readonly property FontMetrics metrics: FontMetrics {
        font.family: theme.family
        font.pixelSize: 1000
    }
    readonly property ColorSet light: ColorSet {
        bg: "#f7f8fa"; surface: "#ffffff"; surface2: "#e9edf2"; text: "#14191f"; text2: "#465260"
        border: "#6f7c8a"; line: "#dfe4ea"
        // A tenant's colour, unless buttons and signs of it would hardly stand out (WCAG 1.4.11 asks for 3).
        primary: theme.accent !== "" && theme.contrastOf(theme.accent, bg) >= 3 ? theme.accent : "#0b57a4"
        primaryInk: theme.inkOn(primary); primaryDown: Qt.darker(primary, 1.37)
        warn: "#ffe8b8"; warnInk: "#3a2900"; ok: "#ddf2e3"; okInk: "#0f3d20"; danger: "#b3201b"; dangerInk: "#ffffff"
        disabled: "#5c6875"; focus: "#14191f"; scrim: "#990c1117"
        free: "#10605e"; taken: "#000a3e"; yours: "#9300fc"; open: "#ac8209"; check: "#8b1603"; off: "#8890a0"
        freeInk: "#ffffff"; takenInk: "#ffffff"; yoursInk: "#ffffff"; openInk: "#0b0f14"; checkInk: "#ffffff"; offInk: "#0b0f14"
    }
    readonly property ColorSet dark: ColorSet {
        bg: "#10151b"; surface: "#1a2129"; surface2: "#26303b"; text: "#f3f6f9"; text2: "#b9c4d0"
        border: "#8493a3"; line: "#2a3440"
        primary: "#7cb8ff"; primaryInk: "#06203d"; primaryDown: "#b0d4ff"
        warn: "#4a3500"; warnInk: "#ffe3a3"; ok: "#12391f"; okInk: "#bdf0cc"; danger: "#ff8a80"; dangerInk: "#3b0703"
        disabled: "#97a4b2"; focus: "#ffd54a"; scrim: "#b3000000"
        free: "#92ffca"; taken: "#1a83f5"; yours: "#e6cef7"; open: "#fc9f03"; check: "#c33722"; off: "#757577"
        freeInk: "#0b0f14"; takenInk: "#0b0f14"; yoursInk: "#0b0f14"; openInk: "#0b0f14"; checkInk: "#ffffff"; offInk: "#ffffff"
    }
    readonly property ColorSet strong: ColorSet {
        bg: "#000000"; surface: "#000000"; surface2: "#000000"; text: "#ffffff"; text2: "#ffffff"
        border: "#ffffff"; line: "#ffffff"
        primary: "#ffe600"; primaryInk: "#000000"; primaryDown: "#ffffff"
        warn: "#000000"; warnInk: "#ffe600"; ok: "#000000"; okInk: "#ffffff"; danger: "#ffffff"; dangerInk: "#000000"
        disabled: "#c8c8c8"; focus: "#00e5ff"; scrim: "#d9000000"
        free: "#ffffff"; taken: "#000000"; yours: "#ffe600"; open: "#ffe600"; check: "#ffffff"; off: "#000000"
        freeInk: "#000000"; takenInk: "#ffffff"; yoursInk: "#000000"; openInk: "#000000"; checkInk: "#000000"; offInk: "#ffffff"
    }
}
