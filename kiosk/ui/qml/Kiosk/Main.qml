pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Kiosk
import Kiosk.Bridges

// The window: a bar above, a bar below, and the screen that the engine asked for between them.
Window {
    id: root

    required property ShellBridge shell
    required property BankModel bank
    required property StartBridge start
    required property DoorOpeningBridge doorOpening
    required property DoorOpenBridge doorOpen
    required property DoorIsYoursBridge doorIsYours
    required property KeepOrGiveBackBridge keepOrGiveBack
    required property GivenBackBridge givenBack
    required property KeptBridge kept
    required property EndsSoonBridge endsSoon
    required property MyDoorsBridge myDoors
    required property ShowCredentialBridge showCredential
    required property ShareDoorBridge shareDoor
    required property SharingBridge sharing
    required property SharingStoppedBridge sharingStopped
    required property NotEmptyReportedBridge notEmptyReported
    required property InLineBridge inLine
    required property NotOpenNowBridge notOpenNow
    required property AtLimitBridge atLimit
    required property ChooseDoorBridge chooseDoor
    required property EnterCodeBridge enterCode
    required property CodePausedBridge codePaused
    required property NotKnownBridge notKnown
    required property NotAllowedBridge notAllowed
    required property BankFullBridge bankFull
    required property DoorElsewhereBridge doorElsewhere
    required property DoorDidNotOpenBridge doorDidNotOpen
    required property DoorOutOfReachBridge doorOutOfReach
    required property VisitorWelcomeBridge visitorWelcome
    required property DetailsBridge details
    required property FindHostBridge findHost
    required property ReadTermsBridge readTerms
    required property ChooseLockerBridge chooseLocker
    required property PassReadyBridge passReady
    required property CheckedInBridge checkedIn
    required property InvitationUnknownBridge invitationUnknown
    required property InvitationEarlyBridge invitationEarly
    required property VisitsBridge visits
    required property VisitShownBridge visitShown
    required property StillInsideBridge stillInside
    required property GoodbyeBridge goodbye
    required property PassRefusedBridge passRefused
    required property PassBankFullBridge passBankFull
    required property KeyCardBridge keyCard
    required property PairingBridge pairing
    required property FacilitiesBridge facilities

    property string sheet: ""
    // Of glass that is tried, none is left for bars.
    readonly property bool whole: root.shell.screen === "TouchTest"

    title: "Locker Kiosk"
    color: Theme.c.bg

    Binding { target: Theme; property: "windowWidth"; value: root.width }
    Binding { target: Theme; property: "windowHeight"; value: root.height }
    Binding { target: Theme; property: "widthMm"; value: root.shell.widthMm }
    Binding { target: Theme; property: "bottomMm"; value: root.shell.bottomMm }
    Binding { target: Theme; property: "scheme"; value: root.shell.scheme }
    Binding { target: Theme; property: "accent"; value: root.shell.accent }
    Binding { target: Theme; property: "larger"; value: root.shell.larger }
    Binding { target: Theme; property: "reach"; value: root.shell.reach }
    Binding { target: Theme; property: "motion"; value: root.shell.motion }
    Binding { target: Words; property: "language"; value: root.shell.language }

    Connections {
        target: root.shell
        function onScreenChanged() {
            if (!root.shell.moreTime)
                root.sheet = "";
        }
    }

    Item {
        anchors.fill: parent
        enabled: root.sheet === "" && !root.shell.moreTime
        TopBar {
            id: topBar
            x: Theme.margin
            width: parent.width - 2 * x
            shell: root.shell
            visible: !root.facilities.session.on && !root.whole
            onHeld: root.facilities.session.signIn()
        }
        SessionBar {
            width: parent.width
            height: topBar.height
            visible: root.facilities.session.on && !root.whole
            session: root.facilities.session
            shell: root.shell
        }
        Loader {
            id: page
            objectName: "page"
            anchors { left: parent.left; right: parent.right }
            anchors.top: root.whole ? parent.top : topBar.bottom
            anchors.bottom: root.whole ? parent.bottom : bottomBar.top
            sourceComponent: root.page(root.shell.screen)
            focus: true
        }
        BottomBar {
            id: bottomBar
            width: parent.width
            anchors.bottom: parent.bottom
            visible: !root.whole
            shell: root.shell
            operator: root.facilities.session.on
            onSheetAsked: name => root.sheet = name
        }
    }

    // What lay over the screen had the keyboard's keys; they are the screen's again.
    Loader {
        objectName: "sheet"
        onActiveChanged: page.focus = page.focus || !active
        anchors.fill: parent
        focus: active
        active: root.sheet !== ""
        enabled: !root.shell.moreTime
        sourceComponent: root.sheet === "languages" ? languageSheet : root.sheet === "reading" ? readingSheet : helpSheet
    }
    Loader {
        objectName: "question"
        onActiveChanged: page.focus = page.focus || !active
        anchors.fill: parent
        focus: active
        active: root.shell.moreTime
        sourceComponent: moreTimePage
    }

    // What an operator has made darker. It takes no touch.
    Rectangle {
        objectName: "veil"
        anchors.fill: parent
        color: "#000000"
        opacity: root.shell.veil
        visible: opacity > 0
    }

    function page(name: string): Component {
        switch (name) {
        case "Start": return root.start.forVisitors ? visitorWelcomePage : startPage;
        case "DoorOpening": return doorOpeningPage;
        case "DoorOpen": return doorOpenPage;
        case "DoorIsYours": return doorIsYoursPage;
        case "KeepOrGiveBack": return keepOrGiveBackPage;
        case "GivenBack": return givenBackPage;
        case "Kept": return keptPage;
        case "EndsSoon": return endsSoonPage;
        case "MyDoors": return myDoorsPage;
        case "ShowCredential": return showCredentialPage;
        case "ShareDoor": return shareDoorPage;
        case "Sharing": return sharingPage;
        case "SharingStopped": return sharingStoppedPage;
        case "NotEmptyReported": return notEmptyReportedPage;
        case "InLine": return inLinePage;
        case "LeftLine": return leftLinePage;
        case "NotOpenNow": return notOpenNowPage;
        case "AtLimit": return atLimitPage;
        case "ChooseDoor": return chooseDoorPage;
        case "EnterCode": return enterCodePage;
        case "CodePaused": return codePausedPage;
        case "NotKnown": return notKnownPage;
        case "NotAllowed": return notAllowedPage;
        case "BankFull": return bankFullPage;
        case "DoorElsewhere": return doorElsewherePage;
        case "DoorDidNotOpen": return doorDidNotOpenPage;
        case "DoorOutOfReach": return doorOutOfReachPage;
        case "VisitorWelcome": return visitorWelcomePage;
        case "Details": return detailsPage;
        case "FindHost": return findHostPage;
        case "ReadTerms": return readTermsPage;
        case "ChooseLocker": return chooseLockerPage;
        case "PassReady": return passReadyPage;
        case "CheckedIn": return checkedInPage;
        case "InvitationUnknown": return invitationUnknownPage;
        case "InvitationEarly": return invitationEarlyPage;
        case "Visits": return visitsPage;
        case "VisitShown": return visitShownPage;
        case "StillInside": return stillInsidePage;
        case "Goodbye": return goodbyePage;
        case "PassRefused": return passRefusedPage;
        case "PassBankFull": return passBankFullPage;
        case "KeyCard": return keyCardPage;
        case "Pairing": return pairingPage;
        case "BankOutOfReach": return bankOutOfReachPage;
        case "NotWorking": return notWorkingPage;
        }
        return facilitiesPages.page(name);
    }

    FacilitiesPages { id: facilitiesPages; facilities: root.facilities; shell: root.shell }

    Component { id: startPage; StartScreen { bridge: root.start; shell: root.shell } }
    Component { id: doorOpeningPage; DoorOpeningScreen { bridge: root.doorOpening; bank: root.bank } }
    Component { id: doorOpenPage; DoorOpenScreen { bridge: root.doorOpen; bank: root.bank } }
    Component { id: doorIsYoursPage; DoorIsYoursScreen { bridge: root.doorIsYours } }
    Component { id: keepOrGiveBackPage; KeepOrGiveBackScreen { bridge: root.keepOrGiveBack } }
    Component { id: givenBackPage; GivenBackScreen { bridge: root.givenBack } }
    Component { id: keptPage; KeptScreen { bridge: root.kept } }
    Component { id: endsSoonPage; EndsSoonScreen { bridge: root.endsSoon; shell: root.shell } }
    Component { id: myDoorsPage; MyDoorsScreen { bridge: root.myDoors; bank: root.bank; shell: root.shell } }
    Component { id: showCredentialPage; ShowCredentialScreen { bridge: root.showCredential; shell: root.shell } }
    Component { id: shareDoorPage; ShareDoorScreen { bridge: root.shareDoor } }
    Component { id: sharingPage; SharingScreen { bridge: root.sharing; shell: root.shell } }
    Component { id: sharingStoppedPage; SharingStoppedScreen { bridge: root.sharingStopped } }
    Component { id: notEmptyReportedPage; NotEmptyReportedScreen { bridge: root.notEmptyReported; bank: root.bank; shell: root.shell } }
    Component { id: inLinePage; InLineScreen { bridge: root.inLine; shell: root.shell } }
    Component { id: leftLinePage; LeftLineScreen { shell: root.shell } }
    Component { id: notOpenNowPage; NotOpenNowScreen { bridge: root.notOpenNow; shell: root.shell } }
    Component { id: atLimitPage; AtLimitScreen { bridge: root.atLimit; shell: root.shell } }
    Component { id: chooseDoorPage; ChooseDoorScreen { bridge: root.chooseDoor } }
    Component { id: enterCodePage; EnterCodeScreen { bridge: root.enterCode; myself: root.facilities.myself; shell: root.shell } }
    Component { id: codePausedPage; CodePausedScreen { bridge: root.codePaused; shell: root.shell } }
    Component { id: notKnownPage; NotKnownScreen { bridge: root.notKnown; start: root.start; myself: root.facilities.myself; shell: root.shell } }
    Component { id: notAllowedPage; NotAllowedScreen { bridge: root.notAllowed; shell: root.shell } }
    Component { id: doorElsewherePage; DoorElsewhereScreen { bridge: root.doorElsewhere; shell: root.shell } }
    Component { id: bankFullPage; BankFullScreen { bridge: root.bankFull; shell: root.shell } }
    Component { id: doorDidNotOpenPage; DoorDidNotOpenScreen { bridge: root.doorDidNotOpen; shell: root.shell } }
    Component { id: doorOutOfReachPage; DoorOutOfReachScreen { bridge: root.doorOutOfReach; shell: root.shell } }
    Component {
        id: visitorWelcomePage
        VisitorWelcomeScreen { bridge: root.visitorWelcome; start: root.start; shell: root.shell; onSheetAsked: name => root.sheet = name }
    }
    Component { id: detailsPage; DetailsScreen { bridge: root.details; shell: root.shell } }
    Component { id: findHostPage; FindHostScreen { bridge: root.findHost; shell: root.shell } }
    Component { id: readTermsPage; ReadTermsScreen { bridge: root.readTerms; shell: root.shell } }
    Component { id: chooseLockerPage; ChooseLockerScreen { bridge: root.chooseLocker; shell: root.shell } }
    Component { id: passReadyPage; PassReadyScreen { bridge: root.passReady; shell: root.shell } }
    Component { id: checkedInPage; CheckedInScreen { bridge: root.checkedIn; shell: root.shell } }
    Component { id: invitationUnknownPage; InvitationUnknownScreen { bridge: root.invitationUnknown; shell: root.shell } }
    Component { id: invitationEarlyPage; InvitationEarlyScreen { bridge: root.invitationEarly; shell: root.shell } }
    Component { id: visitsPage; VisitsScreen { bridge: root.visits; shell: root.shell } }
    Component { id: visitShownPage; VisitShownScreen { bridge: root.visitShown; shell: root.shell } }
    Component { id: stillInsidePage; StillInsideScreen { bridge: root.stillInside; shell: root.shell } }
    Component { id: goodbyePage; GoodbyeScreen { bridge: root.goodbye; shell: root.shell } }
    Component { id: passRefusedPage; PassRefusedScreen { bridge: root.passRefused; shell: root.shell } }
    Component { id: passBankFullPage; PassBankFullScreen { bridge: root.passBankFull; shell: root.shell } }
    Component { id: keyCardPage; KeyCardScreen { bridge: root.keyCard; shell: root.shell } }
    Component { id: pairingPage; PairingScreen { bridge: root.pairing; shell: root.shell } }
    Component { id: bankOutOfReachPage; NothingOpensScreen { locksSilent: true; shell: root.shell } }
    Component { id: notWorkingPage; NothingOpensScreen { locksSilent: false; shell: root.shell } }

    Component { id: languageSheet; LanguageSheet { shell: root.shell; onClosed: root.sheet = "" } }
    Component { id: readingSheet; ReadingSheet { shell: root.shell; onClosed: root.sheet = "" } }
    Component {
        id: helpSheet
        HelpSheet {
            shell: root.shell
            session: root.facilities.session
            start: root.start
            myself: root.facilities.myself
            onClosed: root.sheet = ""
        }
    }
    Component { id: moreTimePage; MoreTimeScreen { onClicked: root.shell.continueHere() } }
}
