pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// Alarms, health, tests, settings, copies.
Item {
    id: pages

    required property FacilitiesBridge facilities
    required property ShellBridge shell
    readonly property CareDesk desk: facilities.care

    function page(name: string): Component {
        switch (name) {
        case "Alarms": return alarmsPage;
        case "Health": return healthPage;
        case "PartTest": return partTestPage;
        case "TouchTest": return touchTestPage;
        case "LookSettings": return lookSettingsPage;
        case "CopyOut": return copyOutPage;
        }
        return null;
    }

    Component { id: alarmsPage; AlarmsScreen { bridge: pages.desk.alarms; session: pages.facilities.session; shell: pages.shell } }
    Component { id: healthPage; HealthScreen { bridge: pages.desk.health; session: pages.facilities.session } }
    Component { id: partTestPage; PartTestScreen { bridge: pages.desk.partTest; session: pages.facilities.session } }
    Component { id: touchTestPage; TouchTestScreen { bridge: pages.desk.touchTest } }
    Component {
        id: lookSettingsPage
        LookSettingsScreen { bridge: pages.desk.lookSettings; session: pages.facilities.session; shell: pages.shell }
    }
    Component { id: copyOutPage; CopyOutScreen { bridge: pages.desk.copyOut; session: pages.facilities.session } }
}
