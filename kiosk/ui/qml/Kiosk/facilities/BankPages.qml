pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridges

// One compartment, its actions, many doors.
Item {
    id: pages

    required property FacilitiesBridge facilities
    required property ShellBridge shell
    readonly property BankDesk desk: facilities.bank

    function page(name: string): Component {
        switch (name) {
        case "CompartmentShown": return compartmentPage;
        case "ChooseReason": return reasonPage;
        case "MoveTo": return moveToPage;
        case "TakeOutOfService": return servicePage;
        case "CompartmentHistory": return historyPage;
        case "ChooseDoors": return chooseDoorsPage;
        case "RunShown": return runPage;
        case "Evacuation": return evacuationPage;
        }
        return null;
    }

    Component { id: compartmentPage; CompartmentScreen { bridge: pages.desk.compartment } }
    Component { id: reasonPage; ChooseReasonScreen { bridge: pages.desk.reason; shell: pages.shell } }
    Component { id: moveToPage; MoveToScreen { bridge: pages.desk.moveTo } }
    Component { id: servicePage; TakeOutOfServiceScreen { bridge: pages.desk.service; shell: pages.shell } }
    Component { id: historyPage; CompartmentHistoryScreen { bridge: pages.desk.history } }
    Component { id: chooseDoorsPage; ChooseDoorsScreen { bridge: pages.desk.chooseDoors; shell: pages.shell } }
    Component { id: runPage; RunScreen { bridge: pages.desk.run } }
    Component { id: evacuationPage; EvacuationScreen { shell: pages.shell } }
}
