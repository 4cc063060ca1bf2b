pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The bank as it is now. Upright: the map, what is like that, what needs somebody. Lying: what needs somebody right.
// Within reach of somebody seated there is room for one of map, list and needs.
Item {
    id: screen

    required property FacilitiesBridge facilities
    required property ShellBridge shell
    readonly property FrontBridge front: facilities.front
    readonly property BankFrontBridge bridge: facilities.entry.bankFront
    property bool needsOnly: false

    readonly property bool upright: Theme.portrait
    readonly property bool single: Theme.reach && upright
    readonly property bool withNeeds: !single || needsOnly
    readonly property bool withBank: !single || !needsOnly
    readonly property real edge: Theme.margin
    readonly property real low: Theme.mm(20)
    readonly property real between: Theme.mm(Theme.dense ? 2 : 3)
    readonly property real inner: width - 2 * edge
    // right of the map, where the panel lies
    readonly property real side: upright ? inner : Math.round(inner * (Theme.dense ? 0.36 : 0.3))
    readonly property real bankWidth: upright ? inner : inner - side - Theme.gap
    readonly property real base: height - Theme.mm(2)
    readonly property real keysWidth: Theme.dense ? inner : bankWidth
    readonly property int keys: 5 + tools.shown
    readonly property bool oneRow: keysWidth / keys >= Theme.mm(20.6)
    readonly property real keysHeight: oneRow ? low : 2 * low + between
    readonly property real waysHeight: upright ? low : Theme.mm(Math.max(20, 22 * Theme.fit))

    // from below: the ways (upright), what needs somebody, the keys, the bank
    readonly property real waysTop: upright ? base - waysHeight : base - waysHeight - (Theme.dense ? keysHeight + between : 0)
    readonly property real free: waysTop - keysHeight - 3 * between
    readonly property real needsHeight: !withNeeds ? 0
        : single ? Math.min(height, Theme.reachBand - Theme.barHeight) - waysHeight - keysHeight - 3 * between
        : upright ? Math.round(Math.max(free * 0.4, free - plan.wantedHeight - 3 * between - Theme.mm(6))) : waysTop - between - Theme.mm(2)
    readonly property real keysTop: upright ? waysTop - between - (withNeeds ? needsHeight + between : 0) - keysHeight : base - keysHeight
    readonly property real bankTop: !single || !bridge.asList ? Theme.mm(2)
        : Math.max(Theme.mm(2), height + Theme.barHeight - Theme.reachBand)
    readonly property real bankBottom: keysTop - between - (found.visible ? found.height + between : 0)

    Component.onCompleted: Theme.squeeze = 1

    Loader {
        anchors.fill: parent
        active: screen.bridge.typing || screen.bridge.menu
        focus: active
        sourceComponent: screen.bridge.typing ? searchPart : menuPart
    }
    Item {
        anchors.fill: parent
        visible: !screen.bridge.typing && !screen.bridge.menu
        focus: visible

        Card {
            x: screen.edge
            y: screen.bankTop
            width: screen.bankWidth
            height: screen.bankBottom - y
            visible: screen.withBank && !screen.bridge.asList
            FrontPlan {
                id: plan
                anchors { fill: parent; margins: Theme.mm(Math.max(2, 3 * Theme.fit)) }
                front: screen.front
                filter: screen.bridge.filter
                found: screen.bridge.found
                onPicked: row => screen.bridge.show(row)
            }
        }
        FrontList {
            id: list
            x: screen.edge
            y: screen.bankTop
            width: screen.bankWidth
            height: screen.bankBottom - y
            visible: screen.withBank && screen.bridge.asList
            front: screen.front
            bridge: screen.bridge
        }
        SmallButton {
            id: found
            objectName: "found"
            x: screen.edge
            y: screen.keysTop - screen.between - height
            width: screen.bankWidth
            visible: screen.withBank && screen.bridge.found !== null && screen.bridge.found !== undefined
            sign: "close"
            text: qsTr("%n door(s) fit “%1”. Show all again", "", visible ? screen.bridge.found.length : 0).arg(screen.bridge.query)
            onClicked: screen.bridge.search("")
        }
        Grid {
            id: keyRow
            x: screen.edge
            y: screen.keysTop
            width: screen.keysWidth
            readonly property int across: screen.oneRow ? screen.keys : 5
            readonly property real each: (width - (across - 1) * columnSpacing) / across
            columns: screen.oneRow ? 2 : 1
            columnSpacing: Theme.mm(Theme.dense ? 1.2 : 2)
            rowSpacing: screen.between
            Row {
                spacing: keyRow.columnSpacing
                Repeater {
                    model: [
                        { filter: "free", sign: "free", text: qsTr("Free"), count: screen.front.figures.free ?? 0 },
                        { filter: "in use", sign: "taken", text: qsTr("In use"), count: screen.front.figures.inUse ?? 0 },
                        { filter: "to check", sign: "check!", text: qsTr("To check"), count: screen.front.figures.toCheck ?? 0 },
                        { filter: "open", sign: "open", text: qsTr("Open"), count: screen.front.figures.open ?? 0 },
                        { filter: "off", sign: "off", text: qsTr("Off"), count: screen.front.figures.off ?? 0 }
                    ]
                    delegate: FilterChip {
                        required property var modelData
                        objectName: "filter-" + modelData.filter
                        width: keyRow.each
                        sign: modelData.sign
                        count: modelData.count
                        text: modelData.text
                        chosen: screen.bridge.filter === modelData.filter
                        onClicked: {
                            screen.needsOnly = false;
                            screen.bridge.filterBy(modelData.filter);
                        }
                    }
                }
            }
            Row {
                id: tools
                readonly property int shown: screen.single ? 5 : 4
                readonly property real each: screen.oneRow ? keyRow.each : (keyRow.width - (shown - 1) * spacing) / shown
                spacing: keyRow.columnSpacing
                Tool {
                    objectName: "toNeeds"
                    visible: screen.single
                    sign: screen.needsOnly ? "map" : "check!"
                    text: screen.needsOnly ? qsTr("Doors") : qsTr("Needs you")
                    onClicked: screen.needsOnly = !screen.needsOnly
                }
                Tool {
                    objectName: "search"
                    sign: "search"
                    text: qsTr("Search")
                    onClicked: screen.bridge.startTyping()
                }
                Tool {
                    objectName: "turn"
                    sign: screen.bridge.asList ? "map" : "list"
                    text: screen.bridge.asList ? qsTr("Map") : qsTr("List")
                    onClicked: {
                        screen.needsOnly = false;
                        screen.bridge.turn();
                    }
                }
                Tool {
                    objectName: "less"
                    sign: screen.bridge.asList ? "up" : "minus"
                    text: screen.bridge.asList ? qsTr("Page back") : qsTr("Smaller")
                    enabled: screen.bridge.asList ? list.shown > 0 : plan.canZoomOut
                    onClicked: screen.bridge.asList ? list.part = list.shown - 1 : plan.zoomBy(1 / 1.5)
                }
                Tool {
                    objectName: "more"
                    sign: screen.bridge.asList ? "down" : "plus"
                    text: screen.bridge.asList ? qsTr("Page on") : qsTr("Larger")
                    enabled: screen.bridge.asList ? list.shown < list.parts - 1 : plan.canZoomIn
                    onClicked: screen.bridge.asList ? list.part = list.shown + 1 : plan.zoomBy(1.5)
                }
            }
        }
        FrontNeeds {
            id: needs
            x: screen.upright ? screen.edge : screen.width - screen.edge - width
            y: screen.upright ? screen.keysTop + screen.keysHeight + screen.between : Theme.mm(2)
            width: screen.side
            height: screen.needsHeight
            visible: screen.withNeeds
            front: screen.front
            bridge: screen.bridge
        }
        Row {
            id: ways
            readonly property int shown: own.count + 1 + (needs.compact && screen.withNeeds && needs.parts > 1 ? 1 : 0)
            x: screen.upright ? screen.edge : screen.width - screen.edge - width
            y: screen.waysTop
            width: screen.side
            spacing: Theme.mm(2)
            readonly property var leading: needs.compact ? [] : ["people", "lostProperty"].filter(way => screen.facilities.session.rights.includes(way === "people" ? "people" : "recover"))
            Repeater {
                id: own
                model: ways.leading
                delegate: Way {
                    required property string modelData
                    objectName: "way-" + modelData
                    text: modelData === "people" ? qsTr("People") : qsTr("Lost property")
                    onClicked: screen.bridge.go(modelData)
                }
            }
            Way {
                objectName: "moreNeeds"
                visible: needs.compact && screen.withNeeds && needs.parts > 1
                text: needs.pages
                Accessible.name: qsTr("More that needs you: %1", "page of pages").arg(needs.pages)
                onClicked: needs.turn()
            }
            Way {
                objectName: "menu"
                kind: "primary"
                text: qsTr("More")
                onClicked: screen.bridge.showMenu(true)
            }
        }
    }

    component Tool: BarButton {
        width: tools.each
        height: screen.low
        opacity: enabled ? 1 : 0.5
    }
    component Way: BigButton {
        width: (ways.width - (ways.shown - 1) * ways.spacing) / ways.shown
        height: screen.waysHeight
    }

    Component {
        id: searchPart
        FrontSearch { bridge: screen.bridge; shell: screen.shell }
    }
    Component {
        id: menuPart
        FrontMenu { bridge: screen.bridge; session: screen.facilities.session; onClosed: screen.bridge.showMenu(false) }
    }
}
