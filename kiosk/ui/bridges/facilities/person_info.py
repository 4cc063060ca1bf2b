"""One person as an operator sees them in a list, and one thing that they show to the bank."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.credentials import HeldCredential
from kiosk.domain.people import Standing
from kiosk.engine.facilities.screens import PersonFound
from kiosk.ui.bridges.base import Wiring
from kiosk.ui.bridges.values import Moment
from kiosk.ui.people_words import CREDENTIAL_SIGNS, CREDENTIALS, KINDS, STANDING_SIGNS, STANDINGS

QML_IMPORT_NAME = "Kiosk.Bridges"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The application makes it")
class PersonInfo(QObject):
    """Words are English and of the context PeopleWords."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._person: PersonFound | None = None

    def update(self, person: PersonFound | None) -> None:
        """None: names are nobody's business once the screen is gone."""
        self._person = person
        self.changed.emit()

    @property
    def person_id(self) -> str:
        """For Python; empty: nobody."""
        return self._person.id if self._person else ""

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._person.name if self._person else ""

    @Property(str, notify=changed)
    def department(self) -> str:
        return self._person.department if self._person else ""

    @Property(str, notify=changed)
    def kind(self) -> str:
        """The word for why they are in the building."""
        return str(KINDS[self._person.kind]) if self._person else ""

    @Property(bool, notify=changed)
    def allowed(self) -> bool:
        return self._person is None or self._person.standing is Standing.ALLOWED

    @Property(str, notify=changed)
    def standing(self) -> str:
        """The word for whether they may use the doors."""
        return str(STANDINGS[self._person.standing]) if self._person else ""

    @Property(str, notify=changed)
    def sign(self) -> str:
        """Of their standing."""
        return STANDING_SIGNS[self._person.standing] if self._person else ""


@QmlElement
@QmlUncreatable("The application makes it")
class CredentialInfo(QObject):
    """That there is a badge or a PIN, since when, and until when; never what it is."""

    changed = Signal()

    def __init__(self, wiring: Wiring, parent: QObject) -> None:
        super().__init__(parent)
        self._now = wiring.now
        self._since = Moment(wiring.zone, self)
        self._until = Moment(wiring.zone, self)
        self._held: HeldCredential | None = None

    def update(self, held: HeldCredential | None) -> None:
        self._held = held
        self._since.update(held.added_at if held else None, self._now())
        self._until.update(held.ends_at if held else None, self._now())
        self.changed.emit()

    @Property(str, notify=changed)
    def word(self) -> str:
        return str(CREDENTIALS[self._held.kind]) if self._held else ""

    @Property(str, notify=changed)
    def sign(self) -> str:
        return CREDENTIAL_SIGNS[self._held.kind] if self._held else ""

    @Property(Moment, constant=True)
    def since(self) -> Moment:
        return self._since

    @Property(Moment, constant=True)
    def until(self) -> Moment:
        """Known of a temporary one."""
        return self._until
