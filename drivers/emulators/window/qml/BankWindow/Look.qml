pragma Singleton
import QtQuick

// Colours and sizes of the window. Grey steel on a light ground; only what a hand does has a colour.
QtObject {
    readonly property color ground: "#f7f8fa"
    readonly property color surface: "#ffffff"
    readonly property color line: "#d5dbe2"
    readonly property color ink: "#14191f"
    readonly property color faintInk: "#465260"
    readonly property color primary: "#0b57a4"
    readonly property color primaryGround: "#e3eefa"
    readonly property color fault: "#8b1603"
    readonly property color faultGround: "#fbe9e6"

    readonly property color body: "#39424d"
    readonly property color bodyEdge: "#2b323b"
    readonly property color leaf: "#eef1f4"
    readonly property color leafEdge: "#b9c2cc"
    readonly property color leafTurned: "#ac8209"
    readonly property color leafTurnedEdge: "#7f6006"
    readonly property color inside: "#171c22"
    readonly property color insideLit: "#262e37"
    readonly property color steel: "#8d98a5"

    readonly property int gap: 12
    readonly property int smallGap: 6
    readonly property int radius: 10
    readonly property int text: 14
    readonly property int smallText: 12
}
