"""An allocation decision: who may have what, what is promised to whom, and which of 500 doors is best."""

from __future__ import annotations

import itertools
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.domain.assignments import Assignment, EndReason, Model
from kiosk.domain.capacity import Pool
from kiosk.domain.compartments import Compartment, Size
from kiosk.domain.people import Person
from kiosk.domain.reservations import Reservation
from kiosk.domain.scopes import Policies, Scope, ScopeKind
from kiosk.engine import give_door
from kiosk.engine.bank import Bank
from kiosk.engine.kiosk import Kiosk, Settings
from kiosk.runtime.clock import SystemClock
from kiosk.runtime.resting import Resting
from kiosk.store import library
from kiosk.store.data_folder import DataFolder
from kiosk.store.issuing import FolderIssuer
from kiosk.store.secrets import KeyedLookups, load_key
from kiosk.store.store import SqlStore

DOORS, HELD, RESERVED = 500, 300, 100
DECISIONS = 200


def measure(filled: Path, folder: Path) -> list[float]:
    """How long decisions take (ms) on a copy of a filled data folder, without the commit."""
    data = folder / "decisions"
    shutil.copytree(filled, data)
    try:
        with _kiosk(DataFolder(data)) as kiosk:
            return [_decide(kiosk, f"p{number}") for number in range(HELD, HELD + DECISIONS)]
    finally:
        shutil.rmtree(data)


def _decide(kiosk: Kiosk, person_id: str) -> float:
    with kiosk.store.transaction() as tx:
        person = tx.person(person_id)
        assert person is not None
        for ask in (tx.live_assignments, tx.booked, tx.waiting, tx.shares):
            ask()  # remembered, as between two taps
        begin = time.perf_counter()
        given = give_door.give(kiosk, tx, person, give_door.need_of(kiosk, tx, person))
        took = time.perf_counter() - begin
        assert isinstance(given, Assignment), given
        give_door.take_back_in(kiosk, tx, given.id, EndReason.GIVEN_BACK)  # the next one decides the same
    return took * 1000


@contextmanager
def _kiosk(folder: DataFolder) -> Iterator[Kiosk]:
    """A bank of 500 doors in ten pools, most of it held, some of it promised."""
    store = SqlStore(folder.database, library.choose(), SystemClock())
    with store.transaction() as tx:
        doors = tx.place_compartments(list(_compartments()))
    bank, nobody = Bank(doors), Resting()
    scopes = [Scope(ScopeKind.SITE, "", {"model": Model.DAY_USE}), Scope(ScopeKind.BANK, "B", {"most_doors": 2})]
    bookable = {pool: len(ids) for pool, ids in bank.pools.items()}
    with store.transaction() as tx:
        tx.save_capacity({pool: (count, count) for pool, count in bookable.items()})
    secrets = KeyedLookups(load_key(folder.key, may_make=True))
    kiosk = Kiosk(
        store=store,
        locks=nobody,
        display=nobody,
        secrets=secrets,
        clock=SystemClock(),
        post=nobody.post,
        new_id=lambda: str(uuid.uuid4()),
        settings=Settings(Policies(ZoneInfo("Europe/Berlin"), scopes), bookable=bookable),
        bank=bank,
        issuer=FolderIssuer(folder.path, "bench", "", frozenset()),
    )
    try:
        _occupy(kiosk, doors)
        yield kiosk
    finally:
        secrets.close()
        store.close()


def _compartments() -> Iterator[Compartment]:
    for number, size in zip(range(DOORS), itertools.cycle([Size.S, Size.M, Size.M, Size.L]), strict=False):
        bank = "A" if number < DOORS // 2 else "B"
        yield Compartment(0, bank, str(number), size, number // 5 + 1, number % 5 + 1, number % 9 == 0, "bus", 0, 1)


def _occupy(kiosk: Kiosk, doors: list[Compartment]) -> None:
    now = kiosk.clock.now()
    with kiosk.store.transaction() as tx:
        given_under = tx.policy_id(kiosk.settings.policies.policy_for(Person("", ""), "A"))
        for number, one in enumerate(doors[:HELD]):
            until = now + timedelta(hours=9)
            held = Assignment(kiosk.new_id(), one.id, f"p{number}", Model.DAY_USE, now, until, given_under)
            tx.assign(held)
        first = Reservation("", "", "", "A", Size.M, Size.M, now + timedelta(hours=1), now + timedelta(hours=3))
        pools = itertools.cycle([Pool("A", "", Size.M), Pool("B", "", Size.M), Pool("B", "", Size.L)])
        for number, pool in zip(range(RESERVED), pools, strict=False):
            later = timedelta(minutes=30 * (number % 40))
            tx.book(
                [
                    replace(
                        first,
                        id=kiosk.new_id(),
                        person_id=f"p{number + 5000}",
                        bank=pool.bank,
                        asked=pool.size,
                        size=pool.size,
                        starts_at=first.starts_at + later,
                        ends_at=first.ends_at + later,
                    )
                ]
            )
