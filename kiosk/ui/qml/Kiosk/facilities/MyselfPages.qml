pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// What staff do on their own.
Item {
    id: pages

    required property FacilitiesBridge facilities
    required property ShellBridge shell
    readonly property MyselfDesk desk: facilities.myself

    function page(name: string): Component {
        switch (name) {
        case "HelpYourself": return helpYourselfPage;
        case "NewBadgeWanted": return newBadgeWantedPage;
        case "NewBadgeBound": return newBadgeBoundPage;
        case "FindYourself": return findYourselfPage;
        case "CodeOnItsWay": return codeOnItsWayPage;
        case "YourNewPin": return yourNewPinPage;
        }
        return null;
    }

    Component { id: helpYourselfPage; HelpYourselfScreen { bridge: pages.desk.helpYourself; shell: pages.shell } }
    Component { id: newBadgeWantedPage; NewBadgeWantedScreen { bridge: pages.desk.newBadgeWanted } }
    Component { id: newBadgeBoundPage; NewBadgeBoundScreen { bridge: pages.desk.newBadgeBound; shell: pages.shell } }
    Component { id: findYourselfPage; FindYourselfScreen { bridge: pages.desk.findYourself; shell: pages.shell } }
    Component { id: codeOnItsWayPage; CodeOnItsWayScreen { bridge: pages.desk.codeOnItsWay; shell: pages.shell } }
    Component { id: yourNewPinPage; YourNewPinScreen { bridge: pages.desk.yourNewPin } }
}
