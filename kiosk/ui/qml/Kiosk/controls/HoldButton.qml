pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import QtQuick.Templates as T
import Kiosk

// Something that can't be taken back: it is held for two seconds while a ring fills. Letting go or sliding off stops
// it. Whoever uses keys or hears the screen presses twice instead. `clicked` of it means nothing: only `held` does.
T.AbstractButton {
    id: button

    property bool danger: false
    property string sign: ""
    property int holdMs: 2000       // kiosk-ui.md section 11
    property int againWithinMs: 4000
    property int apartMs: 400       // a key that bounces is one press (EN 301 549, 5.9: up to half a second)
    signal held()

    property real filled: 0
    property bool told: false       // a short tap: it is said how to do it
    property bool armed: false      // pressed by key once
    readonly property string how: qsTr("Hold for two seconds")
    readonly property color paint: !enabled ? Theme.c.surface2 : danger ? Theme.c.danger : Theme.c.primary
    readonly property color ink: !enabled ? Theme.c.disabled : danger ? Theme.c.dangerInk : Theme.c.primaryInk
    readonly property string large: told ? how : armed ? qsTr("Press once more") : text
    readonly property string small: told || armed ? text : how

    implicitHeight: Theme.primaryHeight
    implicitWidth: Theme.mm(80)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: armed ? qsTr("Press once more") : qsTr("Hold for two seconds, or press twice")
    Accessible.onPressAction: pressedByKey()
    Keys.priority: Keys.BeforeItem
    Keys.onPressed: event => {
        if (![Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter, Qt.Key_Select].includes(event.key))
            return;
        event.accepted = true;
        if (!event.isAutoRepeat)
            button.pressedByKey();
    }
    Keys.onReleased: event => event.accepted = [Qt.Key_Space, Qt.Key_Return, Qt.Key_Enter, Qt.Key_Select].includes(event.key)

    onPressedChanged: {
        if (pressed) {
            forget();
            fill.start();
            full.start();
            return;
        }
        const short = full.running;
        full.stop();
        fill.stop();
        filled = 0;
        if (short)
            tell();
    }
    onEnabledChanged: forget()
    onActiveFocusChanged: armed = armed && activeFocus

    function pressedByKey() {
        if (!enabled || bounce.running)
            return;
        bounce.restart();
        if (armed) {
            forget();
            held();
            return;
        }
        told = false;
        armed = true;
        rest.restart();
        Accessible.announce(qsTr("Press once more"));
    }
    function tell() {
        armed = false;
        told = true;
        rest.restart();
        Accessible.announce(how);
    }
    function forget() {
        armed = told = false;
        rest.stop();
    }

    Timer {
        id: full
        interval: button.holdMs
        onTriggered: {
            fill.stop();
            button.filled = 0;
            if (button.pressed)
                button.held();
        }
    }
    Timer {
        id: rest
        interval: button.againWithinMs
        onTriggered: button.forget()
    }
    Timer {
        id: bounce
        interval: button.apartMs
    }
    NumberAnimation {
        id: fill
        target: button
        property: "filled"
        from: 0
        to: 1
        duration: button.holdMs
    }

    background: Rectangle {
        radius: Theme.radius
        color: button.paint
        border.width: Theme.contrast || !button.enabled ? Theme.stroke : 0
        border.color: Theme.c.border
        FocusRing { around: button }
    }
    contentItem: Item {
        Item {
            id: ring
            readonly property real thick: Math.max(3, Theme.mm(1.2))
            x: Theme.smallGap
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(button.height - 2 * Theme.mm(2.5), Theme.buttonIcon * 1.5)
            height: width
            Rectangle {
                anchors.fill: parent
                radius: width / 2
                color: "transparent"
                border.width: Math.max(1, ring.thick * 0.4)
                border.color: button.ink
                opacity: 0.6
            }
            Shape {
                anchors.fill: parent
                visible: button.filled > 0
                preferredRendererType: Shape.CurveRenderer
                ShapePath {
                    strokeColor: button.ink
                    strokeWidth: ring.thick
                    fillColor: "transparent"
                    capStyle: ShapePath.FlatCap
                    PathAngleArc {
                        centerX: ring.width / 2
                        centerY: ring.height / 2
                        radiusX: (ring.width - ring.thick) / 2
                        radiusY: radiusX
                        startAngle: -90
                        sweepAngle: 360 * button.filled
                    }
                }
            }
            Icon {
                anchors.centerIn: parent
                name: button.sign === "" ? (button.danger ? "check!" : "check") : button.sign
                ink: button.ink
                size: ring.width * 0.54
            }
        }
        Column {
            anchors { left: ring.right; leftMargin: Theme.smallGap; right: parent.right; rightMargin: Theme.smallGap }
            anchors.verticalCenter: parent.verticalCenter
            Text {
                width: parent.width
                height: Math.min(implicitHeight, button.height * 0.56)
                text: button.large
                color: button.ink
                font.family: Theme.family
                font.weight: Font.DemiBold
                font.pixelSize: Theme.buttonPx
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.capPx(2.4)
                wrapMode: Text.WordWrap
                verticalAlignment: Text.AlignVCenter
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
            Text {
                width: parent.width
                height: Math.min(implicitHeight, button.height * 0.36)
                text: button.small
                color: button.ink
                font.family: Theme.family
                font.weight: Font.Medium
                font.pixelSize: Theme.captionPx * 1.15
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.capPx(2)
                wrapMode: Text.WordWrap
                textFormat: Text.PlainText
                Accessible.ignored: true
            }
        }
    }
}
