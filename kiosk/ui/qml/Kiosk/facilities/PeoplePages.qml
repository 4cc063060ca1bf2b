pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// People, their badges and PINs.
Item {
    id: pages

    required property FacilitiesBridge facilities
    required property ShellBridge shell
    readonly property PeopleDesk desk: facilities.people

    function page(name: string): Component {
        switch (name) {
        case "FindPerson": return findPersonPage;
        case "PersonShown": return personShownPage;
        case "HoldUpBadge": return holdUpBadgePage;
        }
        return null;
    }

    Component {
        id: findPersonPage
        FindPersonScreen { bridge: pages.desk.findPerson; session: pages.facilities.session; shell: pages.shell }
    }
    Component { id: personShownPage; PersonShownScreen { bridge: pages.desk.personShown; session: pages.facilities.session } }
    Component { id: holdUpBadgePage; HoldUpBadgeScreen { bridge: pages.desk.holdUpBadge; session: pages.facilities.session } }
}
