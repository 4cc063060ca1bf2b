pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// The pages of facilities mode, by the names of their screens: each group has its own.
Item {
    id: pages

    required property FacilitiesBridge facilities
    required property ShellBridge shell

    visible: false

    function page(name: string): Component {
        return entry.page(name) ?? bank.page(name) ?? recovery.page(name) ?? people.page(name) ?? myself.page(name)
            ?? care.page(name);
    }

    EntryPages { id: entry; facilities: pages.facilities; shell: pages.shell }
    BankPages { id: bank; facilities: pages.facilities; shell: pages.shell }
    RecoveryPages { id: recovery; facilities: pages.facilities; shell: pages.shell }
    PeoplePages { id: people; facilities: pages.facilities; shell: pages.shell }
    MyselfPages { id: myself; facilities: pages.facilities; shell: pages.shell }
    CarePages { id: care; facilities: pages.facilities; shell: pages.shell }
}
