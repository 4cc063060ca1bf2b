"""People in facilities mode: finding somebody, what can be done for them, and the badge that they are given."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.events.credentials import Identified
from kiosk.engine.facilities.intents import DoForPerson, IsIdentified, PersonTyped, ShowPerson
from kiosk.engine.facilities.screens import Came, FindPerson, HoldUpBadge, PersonAction, PersonShown
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.facilities.person_info import CredentialInfo, PersonInfo
from kiosk.ui.bridges.hosts import RESTS_MS
from kiosk.ui.people_words import ACTION_SIGNS, ACTIONS, DONE, HELD, OPENED

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class FindPersonBridge(QObject):
    """What is typed lives here, and only while the screen is shown."""

    changed = Signal()
    keyed = Signal(str)  # from a keyboard whose keys are looked at first

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._post = wiring.post
        self._screen: FindPerson | None = None  # None while another screen is shown
        self._typed = ""
        self._made: list[PersonInfo] = []
        self._rest = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._rest.timeout.connect(self._ask)

    def update(self, screen: FindPerson) -> None:
        """Shown, or an answer to what was typed: meanwhile more may have been typed."""
        if self._screen is None:
            self._typed = screen.query
        self._screen = screen
        while len(self._made) < len(screen.found):
            self._made.append(PersonInfo(self))
        for info, person in zip(self._made, screen.found, strict=False):
            info.update(person)
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: nothing of what was typed or found stays."""
        self._rest.stop()
        self._screen, self._typed = None, ""
        for info in self._made:
            info.update(None)
        self.changed.emit()

    @Property(str, notify=changed)
    def query(self) -> str:
        """What is in the field."""
        return self._typed

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def found(self) -> list[PersonInfo]:
        return self._made[: len(self._screen.found)] if self._screen else []

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._screen.found) if self._screen else 0

    @Property(bool, notify=changed)
    def more(self) -> bool:
        """Others fit as well."""
        return self._screen is not None and self._screen.more

    @Property(bool, notify=changed)
    def tooShort(self) -> bool:
        """Too little is typed to look for anybody."""
        return self._screen is None or self._screen.too_short

    @Property(bool, notify=changed)
    def unknownBadge(self) -> bool:
        """A badge was held up that is nobody's."""
        return self._screen is not None and self._screen.unknown_badge

    @Slot(str)
    def type(self, text: str) -> None:
        if self._screen is not None and text != self._typed:
            self._typed = text
            self._rest.start()

    @Slot(int)
    def pick(self, index: int) -> None:
        """Whoever stands on the card that was pressed, whatever has been typed since."""
        if self._screen is None or not 0 <= index < len(self._screen.found):
            return
        self._rest.stop()
        self._post(ShowPerson(self._screen.found[index].id))

    @Slot()
    def _ask(self) -> None:
        if self._screen is not None:
            self._post(PersonTyped(self._typed))


@QmlElement
@QmlUncreatable("The application makes it")
class PersonShownBridge(QObject):
    """One person, and what may be done for them. Actions are named by their values in ``PersonAction``."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._wiring = wiring
        self._screen: PersonShown | None = None
        self._person = PersonInfo(self)
        self._made: list[CredentialInfo] = []

    def update(self, screen: PersonShown) -> None:
        self._screen = screen
        self._person.update(screen.person)
        while len(self._made) < len(screen.credentials):
            self._made.append(CredentialInfo(self._wiring, self))
        for info, held in zip(self._made, screen.credentials, strict=False):
            info.update(held)
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: nothing of them stays."""
        self._screen = None
        self._person.update(None)
        for info in self._made:
            info.update(None)
        self.changed.emit()

    @Property(PersonInfo, constant=True)
    def person(self) -> PersonInfo:
        return self._person

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def credentials(self) -> list[CredentialInfo]:
        return self._made[: len(self._screen.credentials)] if self._screen else []

    @Property(bool, notify=changed)
    def bare(self) -> bool:
        """They have nothing to show to the bank."""
        return self._screen is None or not self._screen.credentials

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def doors(self) -> list[str]:
        """The numbers of what they hold."""
        return [door for _, door in self._screen.doors] if self._screen else []

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def actions(self) -> list[str]:
        """In the order of the buttons; what is done to a door needs one."""
        if self._screen is None:
            return []
        nothing = None if self._screen.doors else PersonAction.OPEN_THEIRS
        return [one.value for one in self._screen.actions if one is not nothing]

    @Property(bool, notify=changed)
    def identified(self) -> bool:
        """The operator has said how they know who it is."""
        return self._screen is not None and self._screen.identified

    @Property(str, notify=changed)
    def asks(self) -> str:
        """The action before which it must be clear who they are; empty: nothing is asked."""
        wanted = self._screen.asks_identity if self._screen else None
        return wanted.value if wanted else ""

    @Property(str, notify=changed)
    def said(self) -> str:
        """What was just done, in words; empty: nothing yet."""
        if self._screen is None or self._screen.said is None:
            return ""
        is_opening = self._screen.said is PersonAction.OPEN_THEIRS
        return str(OPENED[self._screen.came] if is_opening else DONE[self._screen.said])

    @Property(bool, notify=changed)
    def wentWell(self) -> bool:
        """What was just done, as far as is known."""
        return self._screen is None or self._screen.came in {Came.OPENING, Came.OPENED}

    @Slot(str, result=str)
    def word(self, action: str) -> str:
        """What its button says."""
        return str(ACTIONS[PersonAction(action)])

    @Slot(str, result=str)
    def sign(self, action: str) -> str:
        return ACTION_SIGNS[PersonAction(action)]

    @Slot(str, result=bool)
    def isHeld(self, action: str) -> bool:
        """Its button is held, not tapped."""
        return PersonAction(action) in HELD

    @Slot(str)
    def start(self, action: str) -> None:
        """Of several doors, one is opened by ``open``."""
        if self._screen is None:
            return
        wanted = PersonAction(action)
        if wanted is PersonAction.OPEN_THEIRS:
            self.open(0)
        else:
            self._wiring.post(DoForPerson(wanted))

    @Slot(int)
    def open(self, index: int) -> None:
        """This one of their doors."""
        if self._screen is not None and 0 <= index < len(self._screen.doors):
            self._wiring.post(DoForPerson(PersonAction.OPEN_THEIRS, self._screen.doors[index][0]))

    @Slot()
    def sawDocument(self) -> None:
        self._wiring.post(IsIdentified(Identified.DOCUMENT))

    @Slot()
    def knowThem(self) -> None:
        self._wiring.post(IsIdentified(Identified.KNOWN))


@QmlElement
@QmlUncreatable("The application makes it")
class HoldUpBadgeBridge(QObject):
    """The badge that somebody is to be given."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._screen: HoldUpBadge | None = None

    def update(self, screen: HoldUpBadge) -> None:
        self._screen = screen
        self.changed.emit()

    def leave(self) -> None:
        """Another screen is shown: whose it was to be is forgotten."""
        self._screen = None
        self.changed.emit()

    @Property(str, notify=changed)
    def whose(self) -> str:
        return self._screen.whose if self._screen else ""

    @Property(bool, notify=changed)
    def temporary(self) -> bool:
        return self._screen is not None and self._screen.temporary

    @Property(bool, notify=changed)
    def taken(self) -> bool:
        """The one that was held up is somebody's already."""
        return self._screen is not None and self._screen.taken
