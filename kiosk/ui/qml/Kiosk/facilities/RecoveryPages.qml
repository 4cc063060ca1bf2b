pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Recovery cases and lost property.
Item {
    id: pages

    required property FacilitiesBridge facilities
    required property ShellBridge shell
    readonly property RecoveryDesk desk: facilities.recovery

    function page(name: string): Component {
        switch (name) {
        case "Cases": return casesPage;
        case "CaseShown": return caseShownPage;
        case "SkipStep": return skipStepPage;
        case "DescribeItem": return describeItemPage;
        case "LostProperty": return lostPropertyPage;
        case "ItemShown": return itemShownPage;
        case "HandBack": return handBackPage;
        }
        return null;
    }

    Component { id: casesPage; CasesScreen { bridge: pages.desk.cases; names: pages.desk.names } }
    Component { id: caseShownPage; CaseShownScreen { bridge: pages.desk.caseShown; names: pages.desk.names } }
    Component { id: skipStepPage; SkipStepScreen { bridge: pages.desk.skipStep; shell: pages.shell } }
    Component {
        id: describeItemPage
        DescribeItemScreen { bridge: pages.desk.describeItem; names: pages.desk.names; shell: pages.shell }
    }
    Component {
        id: lostPropertyPage
        LostPropertyScreen { bridge: pages.desk.lostProperty; names: pages.desk.names; shell: pages.shell }
    }
    Component { id: itemShownPage; ItemShownScreen { bridge: pages.desk.itemShown; names: pages.desk.names } }
    Component { id: handBackPage; HandBackScreen { bridge: pages.desk.handBack; shell: pages.shell } }
}
