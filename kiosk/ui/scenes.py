"""Every screen in every state that it can be in, on an invented bank: for pictures, and for tests of them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.domain.compartments import Size
from kiosk.engine import screens
from kiosk.engine.facilities.screens import FrontView, SessionView
from kiosk.engine.screens import (
    AskedFor,
    BankView,
    Barred,
    Brand,
    CredentialShown,
    Door,
    DoorAt,
    MyDoor,
    NotLonger,
    Place,
    Screen,
    Side,
    Tile,
    TileState,
)
from kiosk.engine.visitors.screens import ElsewhereBank
from kiosk.ui.app import Gui
from kiosk.ui.check_in_scenes import check_in_scenes
from kiosk.ui.facilities_scenes_bank import bank_scenes
from kiosk.ui.facilities_scenes_care import care_scenes
from kiosk.ui.facilities_scenes_entry import entry_scenes
from kiosk.ui.facilities_scenes_people import people_scenes
from kiosk.ui.facilities_scenes_recovery import recovery_scenes
from kiosk.ui.pass_scenes import pass_scenes
from kiosk.ui.settings import Scheme, TenantLook, UiSettings

NOW = datetime(2026, 9, 15, 10, 31, tzinfo=UTC)
SINCE = datetime(2026, 9, 15, 6, 52, tzinfo=UTC)
EARLIER = datetime(2026, 9, 15, 10, 15, tzinfo=UTC)
SHORTLY = datetime(2026, 9, 15, 10, 45, tzinfo=UTC)
SOON = datetime(2026, 9, 15, 13, 30, tzinfo=UTC)
TODAY = datetime(2026, 9, 15, 16, 0, tzinfo=UTC)
TOMORROW = datetime(2026, 9, 16, 16, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 9, 18, 16, 0, tzinfo=UTC)
TALL_COLUMNS = {5, 10}


def _tiles() -> tuple[Tile, ...]:
    found: list[Tile] = []
    for column in range(1, 12):
        tall = column in TALL_COLUMNS
        for row in range(1, 4 if tall else 6):
            size = Size.L if tall else Size.M
            state = TileState.FREE if len(found) % 4 == 0 else TileState.TAKEN
            found.append(Tile(str(len(found) + 1), column, row, size, state))
    return tuple(found)


BANK = BankView(_tiles(), free=14, screen_after=6)
DOOR = Door("12", Place(Side.LEFT, 3, 11, 2, 5))
CHOICE = screens.ChooseDoor({Size.S: 3, Size.M: 8, Size.L: 1, Size.XL: 2}, 4, "12")
FAR_DOOR = Door("128", Place(Side.RIGHT, 11, 11, 5, 5))
LOW_DOOR = Door("31", Place(Side.RIGHT, 7, 11, 5, 5))
MINE = (
    MyDoor(DOOR, TODAY, shared_with="C. D."),
    MyDoor(LOW_DOOR, datetime(2026, 9, 14, 16, 0, tzinfo=UTC), overdue=True),
    MyDoor(Door("7", Place(Side.LEFT, 2, 11, 2, 5)), SOON, shared_by="A. B."),
)
MANY = (*MINE, MyDoor(Door("24", Place(Side.LEFT, 6, 11, 1, 5)), FRIDAY), MyDoor(FAR_DOOR, None), *MINE[:1])
HAS_ROOM = ElsewhereBank("B", "Level 4, next to the canteen", has_room=True)
HAD_ROOM = ElsewhereBank("B", "Level 4, next to the canteen", has_room=True, known_at=EARLIER)
FAR = (DoorAt("B", "Level 4, next to the canteen", "12"), DoorAt("B", "", "117"), DoorAt("Annex", "", "3"))
TO_REPORT = screens.DoorOpen(DOOR, fresh=True, until=TODAY, can_change=True, can_report=True)


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen, and what a person has done there."""

    name: str
    screen: Screen
    bank: BankView = BANK
    digits: int = 0
    sheet: str = ""
    larger: bool = False
    reach: bool = False
    asks: bool = False  # whether more time is needed
    searches: bool = False  # for one of today's visits
    tenant: str = ""
    session: SessionView | None = None  # of an operator who is here
    front: FrontView | None = None  # as that operator sees it
    then: Callable[[Gui], None] | None = None  # what a person has done there besides

    def play(self, gui: Gui) -> None:
        """Bring the window to this scene."""
        presenter = gui.presenter
        presenter.bank(self.bank)
        presenter.brand(Brand(self.tenant))
        presenter.session(self.session)
        presenter.front(self.front or FrontView())
        presenter.show(screens.NotWorking())  # so that what follows is a new screen
        presenter.show(screens.Start())
        presenter.show(self.screen)
        if self.searches:
            presenter.visits.search()
        presenter.shell.setLarger(self.larger)
        presenter.shell.setReach(self.reach)
        for digit in range(self.digits):
            presenter.code.press(digit)
        if self.then is not None:
            self.then(gui)
        if self.asks:
            presenter.show(screens.MoreTime())
        gui.window.setProperty("sheet", self.sheet)


SCENES = (
    Scene("start", screens.Start()),
    Scene("start-one-free", screens.Start(), bank=BankView(BANK.tiles, 1, 6, ("left",))),
    Scene("start-full", screens.Start(), bank=BankView(BANK.tiles, 0, 6)),
    Scene("start-no-reader", screens.Start(), bank=BankView(BANK.tiles, 14, 6, ("badge",), readers_down=True)),
    Scene("start-badges-only", screens.Start(), bank=BankView(BANK.tiles, 14, 6, accepts_codes=False)),
    Scene("start-larger", screens.Start(), larger=True),
    Scene("start-within-reach", screens.Start(), reach=True),
    Scene("start-tenant", screens.Start(), tenant="globex"),
    Scene("languages", screens.Start(), sheet="languages"),
    Scene("reading", screens.Start(), sheet="reading"),
    Scene("help", screens.Start(), sheet="help"),
    Scene("door-opening", screens.DoorOpening(DOOR)),
    Scene("door-opening-again", screens.DoorOpening(DOOR, retrying=True)),
    Scene("door-open", screens.DoorOpen(DOOR, fresh=True, until=TODAY, can_change=True)),
    Scene("door-open-visiting", screens.DoorOpen(DOOR, fresh=True, until=TODAY, can_report=True, visiting=True)),
    Scene("door-open-far", screens.DoorOpen(FAR_DOOR, fresh=True, until=FRIDAY, can_change=True)),
    Scene("door-open-returning", screens.DoorOpen(DOOR, fresh=False, until=TODAY)),
    Scene("door-open-uncertain", screens.DoorOpen(DOOR, fresh=True, until=None, certain=False, can_change=True)),
    Scene("door-open-reminding", screens.DoorOpen(DOOR, fresh=False, until=TODAY, reminding=True)),
    Scene("door-open-exchanged", screens.DoorOpen(DOOR, fresh=True, until=TODAY, can_change=True, also_shut="9")),
    Scene("door-open-to-report", TO_REPORT),
    Scene("door-open-to-report-larger", TO_REPORT, larger=True),
    Scene("door-open-desk-moved", screens.DoorOpen(DOOR, fresh=False, until=TODAY, can_change=True, desk_moved=True)),
    Scene("door-open-was-due", screens.DoorOpen(DOOR, fresh=False, until=EARLIER, was_due=True)),
    Scene("door-open-shared", screens.DoorOpen(DOOR, fresh=False, until=SOON, shared=True)),
    Scene("something-in-here", screens.NotEmptyReported(DOOR, LOW_DOOR)),
    Scene("something-in-here-larger", screens.NotEmptyReported(DOOR, LOW_DOOR), larger=True),
    Scene("something-in-here-no-other", screens.NotEmptyReported(DOOR, None)),
    Scene("door-open-larger", screens.DoorOpen(DOOR, fresh=True, until=TODAY, can_change=True), larger=True),
    Scene("door-open-within-reach", screens.DoorOpen(DOOR, fresh=True, until=TODAY, can_change=True), reach=True),
    Scene("door-is-yours", screens.DoorIsYours(DOOR, TODAY)),
    Scene("door-is-yours-visiting", screens.DoorIsYours(DOOR, TODAY, visiting=True)),
    Scene("door-is-yours-no-favourite", screens.DoorIsYours(DOOR, TODAY, favourite=False)),
    Scene("door-is-yours-favourite", screens.DoorIsYours(DOOR, TODAY, favourite=True)),
    Scene("keep-or-give-back", screens.KeepOrGiveBack(DOOR, SINCE, TODAY)),
    Scene("keep-or-give-back-endless", screens.KeepOrGiveBack(DOOR, SINCE, None)),
    Scene("keep-or-give-back-larger", screens.KeepOrGiveBack(DOOR, SINCE, FRIDAY), larger=True),
    Scene("keep-or-give-back-within-reach", screens.KeepOrGiveBack(DOOR, SINCE, TODAY), reach=True),
    Scene("keep-or-share", screens.KeepOrGiveBack(DOOR, SINCE, TODAY, can_share=True)),
    Scene("keep-or-share-larger", screens.KeepOrGiveBack(DOOR, SINCE, FRIDAY, can_share=True), larger=True),
    Scene("given-back", screens.GivenBack(DOOR)),
    Scene("given-back-to-undo", screens.GivenBack(DOOR, can_undo=True)),
    Scene("kept", screens.Kept(DOOR, FRIDAY)),
    Scene("kept-longer", screens.Kept(DOOR, TOMORROW, extended=True)),
    Scene("ends-soon", screens.EndsSoon(DOOR, TODAY, TOMORROW)),
    Scene("ends-soon-larger", screens.EndsSoon(DOOR, TODAY, TOMORROW), larger=True),
    Scene("ends-soon-over", screens.EndsSoon(DOOR, EARLIER, TODAY)),
    Scene("ends-soon-limit", screens.EndsSoon(DOOR, TODAY, None, NotLonger.LIMIT)),
    Scene("ends-soon-booked", screens.EndsSoon(DOOR, TODAY, None, NotLonger.BOOKED)),
    Scene("ends-soon-over-booked", screens.EndsSoon(DOOR, EARLIER, None, NotLonger.BOOKED, SHORTLY)),
    Scene("which-is-mine", screens.ShowCredential(AskedFor.WHICH_IS_MINE)),
    Scene("my-doors-none", screens.MyDoors((), asked=True)),
    Scene("my-doors-none-to-take", screens.MyDoors((), can_take=True, asked=True)),
    Scene("my-doors-one", screens.MyDoors(MINE[:1], asked=True)),
    Scene("my-doors-one-to-choose", screens.MyDoors(MINE[:1], can_take=True, can_give_back=True)),
    Scene("my-doors-one-overdue", screens.MyDoors(MINE[1:2], asked=True)),
    Scene("my-doors-one-shared", screens.MyDoors(MINE[2:], asked=True)),
    Scene("my-doors", screens.MyDoors(MINE, asked=True)),
    Scene("my-doors-to-choose", screens.MyDoors(MINE, can_take=True, can_give_back=True)),
    Scene("my-doors-many", screens.MyDoors(MANY, can_take=True, can_give_back=True)),
    Scene("my-doors-larger", screens.MyDoors(MINE, can_take=True, can_give_back=True), larger=True),
    Scene("my-doors-within-reach", screens.MyDoors(MINE, can_take=True, can_give_back=True), reach=True),
    Scene("share", screens.ShareDoor(DOOR, (SOON, TODAY, TOMORROW))),
    Scene("share-larger", screens.ShareDoor(DOOR, (SOON, TODAY, TOMORROW)), larger=True),
    Scene("share-with-whom", screens.ShowCredential(AskedFor.SHARING, DOOR, SOON)),
    Scene("sharing-begun", screens.Sharing(DOOR, "A. B.", SOON, begun=True)),
    Scene("sharing", screens.Sharing(DOOR, "A. B.", SOON)),
    Scene("sharing-stopped", screens.SharingStopped(DOOR)),
    Scene("choose-door", CHOICE),
    Scene("choose-door-few", screens.ChooseDoor({Size.M: 1}, 0, "12")),
    Scene(
        "choose-door-within-reach",
        CHOICE,
        reach=True,
    ),
    Scene("choose-door-larger", CHOICE, larger=True),
    Scene("code", screens.EnterCode(6), digits=3),
    Scene("code-after-badge", screens.EnterCode(6, after_badge=True), digits=1),
    Scene("code-refused", screens.EnterCode(6, tries_left=2)),
    Scene("code-checking", screens.EnterCode(6, checking=True)),
    Scene("code-larger", screens.EnterCode(8, tries_left=1), digits=5, larger=True),
    Scene("code-within-reach", screens.EnterCode(4), digits=2, reach=True),
    Scene("code-paused", screens.CodePaused(datetime(2026, 9, 15, 10, 36, tzinfo=UTC))),
    Scene("not-known-badge", screens.NotKnown(CredentialShown.BADGE)),
    Scene("not-known-tag", screens.NotKnown(CredentialShown.TAG)),
    Scene("not-known-qr", screens.NotKnown(CredentialShown.QR)),
    Scene("not-allowed-expired", screens.NotAllowed(Barred.EXPIRED, holds="12")),
    Scene("not-allowed-not-yet", screens.NotAllowed(Barred.NOT_YET, from_=FRIDAY)),
    Scene("not-allowed-suspended", screens.NotAllowed(Barred.SUSPENDED)),
    Scene("not-allowed-elsewhere", screens.NotAllowed(Barred.NO_DOORS_HERE)),
    Scene("not-allowed-reserved-only", screens.NotAllowed(Barred.RESERVED_ONLY)),
    Scene("not-allowed-held", screens.NotAllowed(Barred.HELD, holds="12")),
    Scene("not-allowed-larger", screens.NotAllowed(Barred.EXPIRED, holds="12"), larger=True),
    Scene("bank-full", screens.BankFull()),
    Scene("bank-full-low", screens.BankFull(others_free=True, reachable_wanted=True)),
    Scene("bank-full-low-needed", screens.BankFull(True, True, True, higher_free=True, can_wait=True)),
    Scene("bank-full-low-only", screens.BankFull(True, True, True)),
    Scene("bank-full-size", screens.BankFull(others_free=True)),
    Scene("bank-full-to-wait", screens.BankFull(can_wait=True)),
    Scene("bank-full-until", screens.BankFull(can_wait=True, free_at=SOON)),
    Scene("bank-full-until-larger", screens.BankFull(can_wait=True, free_at=SOON), larger=True),
    Scene("bank-full-elsewhere", screens.BankFull(can_wait=True, free_at=SOON, elsewhere=HAS_ROOM)),
    Scene("bank-full-elsewhere-larger", screens.BankFull(can_wait=True, free_at=SOON, elsewhere=HAD_ROOM), larger=True),
    Scene("bank-full-low-elsewhere", screens.BankFull(True, True, True, True, can_wait=True, elsewhere=HAD_ROOM)),
    Scene("door-elsewhere", screens.DoorElsewhere(FAR[:1])),
    Scene("door-elsewhere-to-take", screens.DoorElsewhere(FAR, can_take=True)),
    Scene("door-elsewhere-larger", screens.DoorElsewhere(FAR, EARLIER, can_take=True), larger=True),
    Scene("door-elsewhere-within-reach", screens.DoorElsewhere(FAR[:1], EARLIER, can_take=True), reach=True),
    Scene("bank-full-promised", screens.BankFull(can_wait=True, free_at=SOON, promised=True)),
    Scene("in-line", screens.InLine(1, 15, told=True, joined=True)),
    Scene("in-line-third", screens.InLine(3, 15, told=False)),
    Scene("in-line-far", screens.InLine(12, 15, told=True)),
    Scene("in-line-elsewhere", screens.InLine(3, 15, told=False, elsewhere=HAS_ROOM)),
    Scene("in-line-elsewhere-larger", screens.InLine(3, 15, told=False, elsewhere=HAD_ROOM), larger=True),
    Scene("in-line-larger", screens.InLine(3, 15, told=False), larger=True),
    Scene("left-line", screens.LeftLine()),
    Scene("not-open-now", screens.NotOpenNow(datetime(2026, 9, 16, 5, 0, tzinfo=UTC))),
    Scene("not-open-now-endless", screens.NotOpenNow(None)),
    Scene("at-limit", screens.AtLimit(1)),
    Scene("at-limit-two", screens.AtLimit(2)),
    Scene("door-stuck", screens.DoorDidNotOpen(DOOR, holds_things=False, other_free=True)),
    Scene("door-stuck-holding", screens.DoorDidNotOpen(DOOR, holds_things=True, other_free=True)),
    Scene("door-out-of-reach", screens.DoorOutOfReach(DOOR)),
    Scene("door-out-of-reach-fresh", screens.DoorOutOfReach(DOOR, fresh=True, other_free=True)),
    Scene("bank-out-of-reach", screens.BankOutOfReach()),
    Scene("not-working", screens.NotWorking()),
    Scene("more-time", screens.EnterCode(6), digits=3, asks=True),
    *check_in_scenes(Scene, BANK),
    *pass_scenes(Scene),
    *bank_scenes(Scene),
    *entry_scenes(Scene),
    *recovery_scenes(Scene),
    *people_scenes(Scene),
    *care_scenes(Scene),
)


@dataclass(frozen=True, slots=True)
class Panel:
    """A screen of glass."""

    name: str
    width: int
    height: int
    width_mm: float
    bottom_mm: float = 850.0

    def settings(self, theme: Scheme = Scheme.LIGHT, languages: tuple[str, ...] = ("en", "de")) -> UiSettings:
        """An invented site on this panel; nothing moves."""
        return UiSettings(
            site_name="HQ North",
            place="Level 2",
            timezone="Europe/Berlin",
            languages=languages,
            help_phone="030 5550 112",
            help_where="Reception, ground floor",
            width_mm=self.width_mm,
            bottom_mm=self.bottom_mm,
            theme=theme,
            windowed=True,
            window_size=(self.width, self.height),
            scanner=True,
            motion=False,
            tenants={"globex": TenantLook("Globex", "#7a1f6b")},
        )


PANELS = (
    Panel("upright-21", 1080, 1920, 267.0),
    Panel("lying-21", 1920, 1080, 476.0),
    Panel("upright-10", 800, 1280, 136.0, 1000.0),
    Panel("lying-10", 1280, 800, 217.0, 1000.0),
    Panel("upright-32", 1080, 1920, 398.0, 750.0),
)
