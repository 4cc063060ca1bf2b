pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Getting in, and the map.
Item {
    id: pages

    required property FacilitiesBridge facilities
    required property ShellBridge shell
    readonly property EntryDesk desk: facilities.entry

    function page(name: string): Component {
        switch (name) {
        case "OperatorPin": return operatorPinPage;
        case "OperatorBadge": return operatorBadgePage;
        case "OperatorPaused": return operatorPausedPage;
        case "NoOperators": return noOperatorsPage;
        case "RecoverAccess": return recoverAccessPage;
        case "NewPin": return newPinPage;
        case "BankFront": return bankFrontPage;
        case "Operators": return operatorsPage;
        case "NotYours": return notYoursPage;
        }
        return null;
    }

    Component { id: operatorPinPage; OperatorPinScreen { bridge: pages.desk.operatorPin } }
    Component { id: operatorBadgePage; OperatorBadgeScreen { bridge: pages.desk.operatorBadge } }
    Component { id: operatorPausedPage; OperatorPausedScreen { bridge: pages.desk.operatorPaused } }
    Component { id: noOperatorsPage; NoOperatorsScreen { shell: pages.shell } }
    Component { id: recoverAccessPage; RecoverAccessScreen { bridge: pages.desk.recoverAccess } }
    Component { id: newPinPage; NewPinScreen { bridge: pages.desk.newPin } }
    Component { id: bankFrontPage; BankFrontScreen { facilities: pages.facilities; shell: pages.shell } }
    Component { id: operatorsPage; OperatorsScreen { bridge: pages.desk.operators } }
    Component { id: notYoursPage; NotYoursScreen { bridge: pages.desk.notYours } }
}
