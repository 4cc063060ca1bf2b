pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridges

// The pad for codes: a PIN, or a visitor's.
ScreenFrame {
    id: screen

    required property EnterCodeBridge bridge
    required property ShellBridge shell
    required property MyselfDesk myself
    readonly property bool own: !["pass", "invitation", "leaving", "one-time code"].includes(bridge.askedFor)  // a member of staff's
    readonly property string length: Words.digits(bridge.length)

    Headline {
        objectName: "title"
        width: parent.width
        text: screen.bridge.checking ? qsTr("Checking your code.")
            : screen.bridge.triesLeft >= 0 ? qsTr("That code did not work.")
            : screen.bridge.afterBadge ? qsTr("Now your code.") : screen.asks
    }
    BodyText {
        objectName: "line"
        width: parent.width
        text: screen.bridge.checking ? qsTr("One moment.")
            : screen.bridge.triesLeft >= 0 ? Words.triesLeft(screen.bridge.triesLeft)
            : screen.bridge.afterBadge ? qsTr("Badge and code are both needed here. %1", "how many digits").arg(screen.length)
            : screen.hint
    }
    readonly property string asks: {
        switch (bridge.askedFor) {
        case "pass": return qsTr("Enter your visitor’s code.");
        case "invitation": return qsTr("Enter your invitation’s code.");
        case "leaving": return shell.scanner ? qsTr("Show us your pass.") : qsTr("Enter the code of your pass.");
        case "new badge": return qsTr("First, your PIN.");
        case "new pin": return qsTr("First, the PIN that you have.");
        case "one-time code": return qsTr("Enter the code we sent you.");
        }
        return qsTr("Enter your code.");
    }
    readonly property string hint: {
        switch (bridge.askedFor) {
        case "pass": return qsTr("It is on your pass. %1", "how many digits").arg(length);
        case "invitation": return qsTr("It is in your invitation. %1", "how many digits").arg(length);
        case "leaving": return shell.scanner ? qsTr("Hold its QR code to the scanner, or enter its code. %1", "how many digits").arg(length) : length;
        case "new badge": return qsTr("After that, hold up the new badge. %1", "how many digits").arg(length);
        case "new pin": return qsTr("After that, we show you another one. %1", "how many digits").arg(length);
        case "one-time code": return qsTr("It is in your messages. %1", "how many digits").arg(length);
        }
        return length;
    }
    Dots {
        visible: !Theme.portrait
    }
    controls: [
        Item {
            width: parent.width
            height: low.height + Theme.gap
            visible: Theme.portrait
            Dots {
                id: low
                anchors.horizontalCenter: parent.horizontalCenter
            }
        },
        Item {
            width: parent.width
            height: pad.height + (Theme.shortSideMm < 170 ? 0 : Theme.gap)
            PinPad {
                id: pad
                anchors { horizontalCenter: Theme.dense ? undefined : parent.horizontalCenter; right: Theme.dense ? parent.right : undefined }
                room: Theme.dense ? parent.width - Theme.mm(32) : Math.min(parent.width, Theme.mm(130))
                order: screen.bridge.pad
                enabled: !screen.bridge.checking
                onDigit: value => screen.bridge.press(value)
            }
            // where there is no height for a row of its own
            ClearButton {
                visible: Theme.dense
                width: Theme.mm(29)
                height: Theme.target
            }
            ForgotButton {
                visible: Theme.dense && screen.own
                width: Theme.mm(29)
                height: Theme.target
                y: (parent.height - height) / 2
            }
            BackButton {
                visible: Theme.dense
                width: Theme.mm(29)
                height: Theme.target
                anchors.bottom: parent.bottom
            }
        },
        GridLayout {
            width: parent.width
            visible: !Theme.dense
            columns: screen.own ? 3 : 2
            columnSpacing: Theme.smallGap
            uniformCellWidths: true
            BackButton { Layout.fillWidth: true }
            ForgotButton {
                Layout.fillWidth: true
                visible: screen.own
            }
            ClearButton { Layout.fillWidth: true }
        }
    ]

    component Dots: CodeDots {
        objectName: "dots"
        count: screen.bridge.count
        length: screen.bridge.length
    }
    component BackButton: BigButton {
        objectName: "back"
        sign: Theme.dense || width < Theme.mm(60) ? "" : "back"
        text: qsTr("Back")
        onClicked: screen.bridge.back()
    }
    component ForgotButton: BigButton {
        objectName: "forgot"
        text: qsTr("I forgot it", "my code")
        enabled: !screen.bridge.checking
        onClicked: screen.myself.ask()
    }
    component ClearButton: BigButton {
        objectName: "clear"
        sign: Theme.dense || width < Theme.mm(60) ? "" : "erase"
        text: qsTr("Clear")
        enabled: !screen.bridge.checking
        onClicked: screen.bridge.clear()
    }
}
