pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// A pass as it is photographed: one white slip with everything on it that its visitor needs at the bank.
Rectangle {
    id: ticket

    required property PassReadyBridge bridge
    readonly property string bank: bridge.bank
    // A small panel has room for what matters most; the screen tells the rest.
    readonly property bool brief: Theme.shortSideMm < 150
    readonly property bool hasCode: bridge.firstDigits !== ""
    readonly property int edge: Theme.mm(1)  // beside the code, which brings a margin of its own
    readonly property int pad: Theme.mm(Math.max(2, 6 * Theme.fit))
    // What is written stands beside the code, unless there is nearly as much height as width.
    readonly property bool beside: width > height * 1.1
    readonly property int inner: width - 2 * pad
    readonly property int tall: height - 2 * pad
    // A millimetre a module can be photographed at arm's length; more than this is no better.
    readonly property int least: Theme.mm(61)
    readonly property int most: Theme.mm(165)
    readonly property int qrRoom: beside ? Math.min(height - 2 * edge, Math.max(Math.min(least, inner * 0.68), inner * 0.61), most)
                                         : Math.min(inner, most, tall - written)
    // What is written becomes smaller until it fits.
    property real shrink: 1
    property real written: 0

    onHeightChanged: fit()
    onWidthChanged: fit()
    Component.onCompleted: fit()
    Connections {
        target: ticket.bridge
        function onChanged() {
            ticket.fit();
        }
    }
    Connections {
        target: Theme
        function onSecondaryPxChanged() {
            ticket.fit();
        }
    }
    Connections {
        target: Words
        function onLanguageChanged() {
            ticket.fit();
        }
    }

    function fit() {
        shrink = 1;
        written = measured();
        while (shrink > 0.45 && (written > (beside ? tall : tall - least) || sticksOut())) {
            shrink -= 0.05;
            written = measured();
        }
    }
    // A long word has no place to break.
    function sticksOut(): bool {
        for (let i = 0; i < words.children.length; ++i) {
            const item = words.children[i] as Text;
            if (item.visible && item.contentWidth > item.width + 0.5)
                return true;
        }
        return false;
    }
    // Not the height of the column, which a positioner tells too late.
    function measured(): real {
        let height = 0;
        for (let i = 0; i < words.children.length; ++i) {
            const item = words.children[i];
            if (item.visible)
                height += item.height + (height > 0 ? words.spacing : 0);
        }
        return height;
    }

    radius: Theme.radius
    color: "#ffffff"
    border.width: Theme.scheme === "light" ? Math.max(1, Theme.stroke / 2) : 0
    border.color: Theme.c.border

    QrCode {
        id: qr
        objectName: "qr"
        x: Math.round(ticket.beside ? ticket.edge : (ticket.width - width) / 2)
        y: Math.round(ticket.beside ? (ticket.height - height) / 2 : (ticket.height - height - ticket.written) / 2)
        room: ticket.qrRoom
        modules: ticket.bridge.side
        outline: ticket.bridge.outline
        says: qsTr("The QR code of your pass")
    }
    Column {
        id: words
        onWidthChanged: ticket.fit()
        x: Math.round(ticket.beside ? qr.x + qr.width + Theme.smallGap : ticket.pad)
        y: Math.round(ticket.beside ? (ticket.height - height) / 2 : qr.y + qr.height)
        width: ticket.beside ? ticket.width - x - ticket.pad : ticket.inner
        spacing: Theme.mm(1.5)
        readonly property real px: Theme.secondaryPx * ticket.shrink
        Line {
            text: qsTr("Bank %1").arg(ticket.bank)
            font.weight: Font.Bold
            font.pixelSize: words.px * 1.25
        }
        Line {
            text: ticket.bridge.place
        }
        Line {
            objectName: "begins"
            text: ticket.brief ? "" : Words.capital(Words.starting(ticket.bridge.starts))
        }
        Line {
            objectName: "ends"
            text: Words.capital(Words.until(ticket.bridge.ends))
        }
        Line {
            objectName: "hours"
            text: ticket.brief ? "" : Words.eachDay(ticket.bridge.opens, ticket.bridge.shuts)
        }
        Line {
            text: ticket.bridge.reachable && !ticket.brief ? qsTr("A door within reach") : ""
        }
        Text {
            objectName: "code"
            readonly property real digits: ticket.beside ? 4.1 : 9.2
            width: parent.width
            visible: ticket.hasCode
            text: ticket.bridge.firstDigits + (ticket.beside ? "\n" : " ") + ticket.bridge.lastDigits
            color: "#000000"
            font.family: Theme.family
            font.weight: Font.Bold
            font.features: ({ "tnum": 1 })
            font.pixelSize: Math.min(Theme.capPx(18 * ticket.shrink), width / (digits * 0.7))
            lineHeight: 1.02
            horizontalAlignment: ticket.beside ? Text.AlignLeft : Text.AlignHCenter
            textFormat: Text.PlainText
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Code %1", "digits").arg(ticket.bridge.firstDigits + " " + ticket.bridge.lastDigits)
        }
        Line {
            text: ticket.bridge.codeUntil.known && !ticket.brief ? Words.codeWorks(ticket.bridge.codeUntil) : ""
        }
    }

    component Line: Text {
        onTextChanged: ticket.fit()
        width: parent.width
        visible: text !== ""
        color: "#000000"
        font.family: Theme.family
        font.weight: Font.Medium
        font.pixelSize: words.px
        wrapMode: Text.WordWrap
        horizontalAlignment: ticket.beside ? Text.AlignLeft : Text.AlignHCenter
        textFormat: Text.PlainText
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
