"""A kiosk without threads, hardware or a screen: its engine is run by hand, on a real database.

A test reads like the story of a door: ``rig.tap("ada")``, ``rig.opens("01")``, ``rig.shuts("01")``, ``rig.screen``.
The doors have a physical state of their own, which the sensors show; a restart finds them as they were.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from math import ceil
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from kiosk.domain.allocation import Near
from kiosk.domain.assignments import Model
from kiosk.domain.compartments import Compartment, DoorState
from kiosk.domain.credentials import CredentialKind
from kiosk.domain.devices import DeviceKind
from kiosk.domain.operators import COMMAND_LINE, Role
from kiosk.domain.people import Person
from kiosk.domain.scopes import Policies, Scope, ScopeKind
from kiosk.engine import dispatch, people
from kiosk.engine import messages as m
from kiosk.engine.bank import Bank
from kiosk.engine.facilities import operators
from kiosk.engine.facilities.intents import OperatorPinEntered, SignIn
from kiosk.engine.facilities.settings import FacilitiesSettings
from kiosk.engine.intents import CodeEntered
from kiosk.engine.kiosk import Kiosk, Settings
from kiosk.engine.messages import Message, PulseResult
from kiosk.engine.ports import OpenCommand, PersonRecord
from kiosk.engine.screens import BankView, Screen, Tile
from kiosk.engine.visitors.settings import VisitorSettings
from kiosk.store import library
from kiosk.store.issuing import FolderIssuer
from kiosk.store.store import SqlStore
from kiosk.store.transaction import SqlTransaction
from tests.fakes.clock import TurnedClock
from tests.fakes.failing_disk import failing
from tests.fakes.furniture import TWO_BOARDS, Event, event_of, furnish_folder
from tests.fakes.ports import HandSecrets, HeldLocks, HeldPrinter, RecordingDisplay

KEY = bytes(range(32))
BUSES = ("left", "right")
OPERATORS_PIN = "86420973"
Shown = TypeVar("Shown", bound=Screen)


class WitnessedStore(SqlStore):
    """The real store, which lets nothing be changed without a word on the record."""

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        with super().transaction() as tx:
            driver: Any = self._connection.connection.driver_connection
            marks = 0

            def counted(change: Callable[..., Any]) -> Callable[..., Any]:
                def run(*told: object) -> Any:
                    nonlocal marks
                    before = driver.total_changes
                    done = change(*told)
                    marks += driver.total_changes - before
                    return done

                return run

            for name in NO_CHANGES:
                setattr(tx, name, counted(getattr(tx, name)))
            before = driver.total_changes
            yield tx
            assert driver.total_changes == before + marks or tx._recorded, "changed, and nothing is on the record"


# How far a search has come changes nothing, nor how far a tag has counted, nor how far upstream has the record, what it
# has told, or is to be told.
NO_CHANGES = (
    "_set_mark",
    "raise_tag_counter",
    "acknowledge",
    "keep_countersigned",
    "set_feed",
    "keep_told",
    "owe_answer",
    "answer_taken",
)


class Rig:
    """The kiosk, its ports, and the hands of everybody who uses it."""

    def __init__(
        self,
        folder: Path,
        doors: Sequence[Compartment] = TWO_BOARDS,
        *,
        model: Model = Model.DAY_USE,
        zone: str = "Europe/Berlin",
        now: datetime | None = None,
        accepts_codes: bool = True,
        policy: Mapping[str, Any] | None = None,
        scopes: Sequence[Scope] = (),
        desks: Mapping[str, Near] | None = None,
        visitors: VisitorSettings | None = None,
        facilities: FacilitiesSettings | None = None,
        start: bool = True,
    ) -> None:
        """``policy`` are settings of the whole site, ``scopes`` narrower ones."""
        self.path = folder / "kiosk.db"
        self.clock = TurnedClock() if now is None else TurnedClock(now)
        site = Scope(ScopeKind.SITE, "", {"model": model, **(policy or {})})
        self.settings = Settings(
            Policies(ZoneInfo(zone), [site, *scopes]),
            desks=desks or {},
            left_open_after=timedelta(seconds=30),
            accepts_codes=accepts_codes,
            visitors=visitors or VisitorSettings(),
            facilities=facilities or FacilitiesSettings(),
            kiosk_id="rig",
            tenant="acme",
            site_name="HQ North",
        )
        self.secrets = HandSecrets(KEY)
        self.printer = HeldPrinter()
        self.described = list(doors)
        self.physical: dict[str, DoorState] = {}
        self.inbox: list[Message] = []
        self._ids = count(1)
        furnish_folder(folder)
        self._open()
        if start:
            self.start()

    # --- its life -------------------------------------------------------------------------------------------

    def _open(self) -> None:
        self.display = RecordingDisplay()
        self.locks = HeldLocks(self._intent_is_durable)
        self.inbox.clear()
        self.secrets.hashing.clear()
        self.secrets.pooling.clear()
        self.store = WitnessedStore(self.path, library.choose(), self.clock)
        with SqlStore.transaction(self.store) as tx:
            self.doors = {one.door: one for one in tx.place_compartments(self.described)}
        bank = Bank(list(self.doors.values()), screen_after=2)
        self._set_capacity(bank)
        self.kiosk = Kiosk(
            store=self.store,
            locks=self.locks,
            display=self.display,
            secrets=self.secrets,
            clock=self.clock,
            post=self.inbox.append,
            new_id=lambda: f"id-{next(self._ids):04}",
            settings=self.settings,
            bank=bank,
            issuer=FolderIssuer(self.path.parent, "rig", "HQ North", frozenset({"acme"})),
            printer=self.printer,
        )

    def _set_capacity(self, bank: Bank) -> None:
        """What reservations may have of each pool, as the site's own scope sets it."""
        share = self.settings.policies.policy_for(Person("nobody", "Nobody"), "").walk_up_share
        doors = {pool: len(ids) for pool, ids in bank.pools.items()}
        bookable = {pool: count - ceil(share * count) for pool, count in doors.items()}
        self.settings = replace(self.settings, bookable=bookable)
        with SqlStore.transaction(self.store) as tx:
            tx.save_capacity({pool: (count, bookable[pool]) for pool, count in doors.items()})

    def start(self, sensed: bool = True) -> None:
        """The kiosk starts, and its boards tell of their doors unless they are not ``sensed``."""
        dispatch.start(self.kiosk)
        assert self.locks.sent == [], "a start opens nothing"
        if sensed:
            self.all_up()

    def restart(self, sensed: bool = True) -> None:
        """The power is cut and comes back: a new process finds the database and the doors as they are."""
        self.close()
        self._open()
        self.start(sensed)

    def close(self) -> None:
        self.store.close()

    def _intent_is_durable(self, command: OpenCommand) -> None:
        """What another connection sees is committed; it must hold the intent before anything moves."""
        assert self.rows("SELECT outcome FROM opening WHERE id = ?", command.opening_id) == [(None,)]
        intents = 'SELECT count(*) FROM audit_event WHERE header LIKE \'%"type":"open.intent"%\' AND header LIKE ?'
        assert self.rows(intents, f'%"opening":"{command.opening_id}"%') == [(1,)]

    # --- people ---------------------------------------------------------------------------------------------

    def person(self, name: str, pin: str | None = None, tag: str | None = None, **fields: Any) -> None:
        """Somebody comes in, with a badge and a QR code of their name; ``tag`` is one that proves itself."""
        shown = (CredentialKind.BADGE, CredentialKind.QR)
        credentials = {kind: self.secrets.lookup(kind, f"{kind.value}:{name}") for kind in shown}
        if pin is not None:
            credentials[CredentialKind.PIN] = self.secrets.code_lookup(pin)
        if tag is not None:
            credentials[CredentialKind.TAG] = self.secrets.lookup(CredentialKind.TAG, tag)
        suspended = fields.pop("suspended", False)
        record = PersonRecord(name, name.title(), credentials=credentials, **fields)
        assert people.save(self.store, [record]) == []
        if suspended:
            people.suspend(self.store, name, suspended=True)

    def operator(self, name: str, role: Role = Role.FACILITIES, pin: str = OPERATORS_PIN) -> None:
        """A person who is known becomes an operator, or has another role or PIN now."""
        ((person,),) = self.rows("SELECT id FROM person WHERE external_id = ?", name)
        operators.set_role(self.kiosk, COMMAND_LINE, person, role)
        assert operators.give_pin(self.kiosk, COMMAND_LINE, person, self.secrets.code_lookup(pin))

    def signs_in(self, pin: str = OPERATORS_PIN) -> None:
        """Whoever has this PIN begins to work the kiosk."""
        self.handle(SignIn())
        self.types(pin)

    def types(self, pin: str) -> None:
        """An operator's PIN is typed, and its hash is ready."""
        self.handle(OperatorPinEntered(pin))
        self.finish_hashing()

    def tap(self, name: str, kind: CredentialKind = CredentialKind.BADGE) -> None:
        """A badge (or a QR code) is held up."""
        self.handle(m.CredentialPresented(kind, f"{kind.value}:{name}", "reader"))

    def proves(self, tag: str, counter: int | None) -> None:
        """A tag is held up that proves itself, and has counted so far."""
        self.handle(m.CredentialPresented(CredentialKind.TAG, tag, "reader", counter))

    def enters(self, code: str) -> None:
        """A code is typed, and its hash is ready."""
        self.handle(CodeEntered(code))
        self.finish_hashing()

    def finish_hashing(self) -> None:
        self.secrets.finish()
        self._drain()

    def handle(self, message: Message) -> None:
        """One message, and whatever the kiosk posts to itself meanwhile."""
        dispatch.handle(self.kiosk, message)
        self._drain()

    def _drain(self) -> None:
        while self.inbox:
            dispatch.handle(self.kiosk, self.inbox.pop(0))

    def waits(self, seconds: float) -> None:
        """Time passes; what becomes due meanwhile is handled in its order and at its time."""
        until = self.clock.monotonic() + seconds
        while (due := self.kiosk.timers.next_at()) is not None and due <= until:
            self.clock.turn(max(0.0, due - self.clock.monotonic()))
            dispatch.handle_due(self.kiosk)
        self.clock.turn(until - self.clock.monotonic())

    # --- doors and wires ------------------------------------------------------------------------------------

    def opens(self, number: str) -> None:
        """The bus pulses the lock of this door, and the door springs open."""
        self.answers(number, PulseResult.SENT)
        self.senses(number, DoorState.OPEN)

    def shuts(self, number: str) -> None:
        self.senses(number, DoorState.CLOSED)

    def answers(self, number: str, result: PulseResult) -> None:
        """The bus tells what became of the oldest open command for this door."""
        one = self.doors[number]
        command = next(c for c in self.locks.unanswered if (c.bus, c.channel) == (one.bus, one.channel))
        self.locks.unanswered.remove(command)
        self.handle(m.Pulsed(command.opening_id, result))
        if result is PulseResult.SENT and self.kiosk.bank.answering(one):
            self.handle(m.DoorsSensed(one.bus, one.board, {}))  # the worker reads the board after each pulse

    def senses(self, number: str, state: DoorState) -> None:
        """The sensor of this door shows something."""
        one = self.doors[number]
        self.physical[number] = state
        self.handle(m.DoorsSensed(one.bus, one.board, {one.channel: state}))

    def bus(self, name: str, *, up: bool = True, silent: bool = False) -> None:
        """A bus comes or goes, or its board falls silent; one that is back tells of its doors first."""
        works = up and not silent
        if works:
            doors = {one.channel: self.physical.get(one.door, DoorState.CLOSED) for one in self._on(name)}
            self.handle(m.DoorsSensed(name, 0, doors))
        error = None if works else "no answer"
        boards = frozenset({0}) if silent else frozenset()
        self.handle(m.DeviceChanged(name, DeviceKind.LOCKS, works, error, reachable=up, silent_boards=boards))

    def all_up(self) -> None:
        for name in BUSES:
            self.bus(name)

    def _on(self, bus: str) -> list[Compartment]:
        return [one for one in self.doors.values() if one.bus == bus]

    @contextmanager
    def failing(self, at: str) -> Iterator[None]:
        """The record can't be written meanwhile."""
        with failing(self.store, at):
            yield

    # --- what can be seen -----------------------------------------------------------------------------------

    @property
    def screen(self) -> Screen:
        return self.display.screen

    def shows(self, kind: type[Shown]) -> Shown:
        """The screen, which must be of this kind."""
        assert isinstance(self.screen, kind), self.screen
        return self.screen

    @property
    def bank(self) -> BankView:
        return self.display.view

    def tile(self, number: str) -> Tile:
        return next(tile for tile in self.bank.tiles if tile.door == number)

    @property
    def sent(self) -> list[str]:
        """The doors that were told to open, in order."""
        numbers = {(one.bus, one.board, one.channel): one.door for one in self.doors.values()}
        return [numbers[c.bus, c.board, c.channel] for c in self.locks.sent]

    def holds(self, name: str) -> str | None:
        """The door that the database says this person has."""
        found = self.holds_all(name)
        assert len(found) <= 1
        return found[0] if found else None

    def holds_all(self, name: str) -> list[str]:
        """All the doors of this person."""
        query = "SELECT door FROM assignment a JOIN compartment c ON c.id = compartment_id WHERE ended_at IS NULL"
        person = "SELECT id FROM person WHERE external_id = ?"
        return [row[0] for row in self.rows(f"{query} AND person_id = ({person}) ORDER BY a.rowid", name)]

    def notices(self, name: str | None = None) -> list[tuple[str, dict[str, str]]]:
        """What was owed to somebody, or to everybody: kind and detail, oldest first."""
        query = "SELECT n.kind, n.detail, p.external_id FROM notice n JOIN person p ON p.id = person_id ORDER BY n.id"
        return [(kind, json.loads(detail)) for kind, detail, who in self.rows(query) if name in {None, who}]

    def outcomes(self) -> list[str | None]:
        """What came of each opening, oldest first."""
        return [row[0] for row in self.rows("SELECT outcome FROM opening ORDER BY id")]

    def events(self, *types: str) -> list[Event]:
        """The record, or the part of it that is of these types."""
        rows = self.rows("SELECT header, personal FROM audit_event ORDER BY position")
        found = [event_of(header, personal) for header, personal in rows]
        return [one for one in found if not types or one.type in types]

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """What a second connection sees: only what has been committed."""
        connection = library.choose().module.connect(str(self.path))
        try:
            found: list[tuple[Any, ...]] = connection.execute(query, values).fetchall()
            return found
        finally:
            connection.close()
