pragma ComponentBehavior: Bound
import QtQuick

// One set of colours. Ratios of contrast are in tests/ui/test_theme.py.
QtObject {
    required property color bg
    required property color surface
    required property color surface2
    required property color text
    required property color text2
    required property color border
    required property color line
    required property color primary
    required property color primaryInk
    required property color primaryDown
    required property color warn
    required property color warnInk
    required property color ok
    required property color okInk
    required property color danger
    required property color dangerInk
    required property color disabled
    required property color focus
    required property color scrim
    required property color free
    required property color taken
    required property color yours
    required property color open
    required property color check
    required property color off
    required property color freeInk
    required property color takenInk
    required property color yoursInk
    required property color openInk
    required property color checkInk
    required property color offInk
}
