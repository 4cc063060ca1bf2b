"""What operators see, and staff who help themselves: frozen values, as in ``kiosk.engine.screens``.

Names in them were put on the record as seen.
"""

from __future__ import annotations

from kiosk.engine.facilities.screens.around import Figures, FrontTile, FrontView, KioskLook, Need, NeedKind, SessionView
from kiosk.engine.facilities.screens.bank import (
    BankFront,
    Came,
    ChooseDoors,
    ChooseReason,
    CompartmentAction,
    CompartmentHistory,
    CompartmentShown,
    Evacuation,
    HistoryLine,
    HolderShown,
    MapFilter,
    MoveTo,
    RunShown,
    TakeOutOfService,
)
from kiosk.engine.facilities.screens.care import (
    AlarmLine,
    Alarms,
    CopyOut,
    CopyState,
    Health,
    LookSettings,
    NotYours,
    OperatorLine,
    Operators,
    PartLine,
    PartTest,
    TestState,
    TouchTest,
)
from kiosk.engine.facilities.screens.entry import (
    NewPin,
    NoOperators,
    OperatorBadge,
    OperatorPaused,
    OperatorPin,
    PinFor,
    RecoverAccess,
    WhyNotSecond,
)
from kiosk.engine.facilities.screens.myself import (
    CodeOnItsWay,
    FindYourself,
    HelpYourself,
    NewBadgeBound,
    NewBadgeWanted,
    YourNewPin,
)
from kiosk.engine.facilities.screens.people import FindPerson, HoldUpBadge, PersonAction, PersonFound, PersonShown
from kiosk.engine.facilities.screens.recovery import (
    CaseLine,
    Cases,
    CaseShown,
    DescribeItem,
    HandBack,
    ItemLine,
    ItemShown,
    LabelState,
    LostProperty,
    PhotoState,
    SkipStep,
)

__all__ = [
    "AlarmLine",
    "Alarms",
    "BankFront",
    "Came",
    "CaseLine",
    "CaseShown",
    "Cases",
    "ChooseDoors",
    "ChooseReason",
    "CodeOnItsWay",
    "CompartmentAction",
    "CompartmentHistory",
    "CompartmentShown",
    "CopyOut",
    "CopyState",
    "DescribeItem",
    "Evacuation",
    "FacilitiesScreen",
    "Figures",
    "FindPerson",
    "FindYourself",
    "FrontTile",
    "FrontView",
    "HandBack",
    "Health",
    "HelpYourself",
    "HistoryLine",
    "HoldUpBadge",
    "HolderShown",
    "ItemLine",
    "ItemShown",
    "KioskLook",
    "LabelState",
    "LookSettings",
    "LostProperty",
    "MapFilter",
    "MoveTo",
    "Need",
    "NeedKind",
    "NewBadgeBound",
    "NewBadgeWanted",
    "NewPin",
    "NoOperators",
    "NotYours",
    "OperatorBadge",
    "OperatorLine",
    "OperatorPaused",
    "OperatorPin",
    "Operators",
    "PartLine",
    "PartTest",
    "PersonAction",
    "PersonFound",
    "PersonShown",
    "PhotoState",
    "PinFor",
    "RecoverAccess",
    "RunShown",
    "SessionView",
    "SkipStep",
    "TakeOutOfService",
    "TestState",
    "TouchTest",
    "WhyNotSecond",
    "YourNewPin",
]

FacilitiesScreen = (
    OperatorPin
    | OperatorBadge
    | OperatorPaused
    | NoOperators
    | RecoverAccess
    | NewPin
    | BankFront
    | CompartmentShown
    | ChooseReason
    | MoveTo
    | TakeOutOfService
    | CompartmentHistory
    | ChooseDoors
    | RunShown
    | Evacuation
    | Cases
    | CaseShown
    | SkipStep
    | DescribeItem
    | LostProperty
    | ItemShown
    | HandBack
    | FindPerson
    | PersonShown
    | HoldUpBadge
    | Alarms
    | Health
    | PartTest
    | TouchTest
    | LookSettings
    | CopyOut
    | Operators
    | NotYours
    | HelpYourself
    | CodeOnItsWay
    | YourNewPin
    | NewBadgeWanted
    | NewBadgeBound
    | FindYourself
)
