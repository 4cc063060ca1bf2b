"""Whoever looks at the disk after the power came back, and starts the kiosk on it."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from kiosk.audit import chain, checkpoint
from kiosk.audit.tree import Frontier, leaf
from kiosk.engine import screens
from kiosk.engine.ports import StoreError
from kiosk.engine.recover import ORPHANS_WAIT_S
from kiosk.store import library
from tests.fakes.rig import Rig
from tests.faults.power_cut import PowerCut
from tests.faults.recorded_rig import content_of, quick_starts, recorded
from tests.faults.recording_vfs import Recording

_EVENTS = "SELECT position, header, hash, commitment FROM audit_event ORDER BY position"
_LIVE_TWICE = "SELECT compartment_id FROM assignment WHERE ended_at IS NULL GROUP BY compartment_id HAVING count(*) > 1"


class Witness:
    """Opens what was left with the library that the kiosk ships with (as ``library.choose`` gives it)."""

    def __init__(self, folder: Path) -> None:
        self._rig = Rig(folder)
        self._folder = folder
        self._rig.close()
        self._rig._ids = count(1_000_000)  # beyond those of the run that is cut off
        self._found: dict[tuple[bool, Hashable], str | None] = {}

    def faults(self, cuts: Iterable[PowerCut], *, restarts: bool = True) -> tuple[int, list[str]]:
        """How many cuts there were, and a sentence for each of those after which a promise did not hold."""
        told = [(one.at, self._once(one, restarts)) for one in cuts]
        return len(told), [f"cut at {at}: {what}" for at, what in told if what is not None]

    def start_recorded(self, cut: PowerCut, journal_mode: str, synchronous: int) -> Recording:
        """The log of a start after this cut."""
        cut.put_into(self._folder)
        with recorded(self._folder, journal_mode, synchronous) as log:
            assert self._start(cut) is None
        return log

    def _once(self, cut: PowerCut, restarts: bool) -> str | None:
        """Each third cut leaves the same disk as another of the same moment; what was found there holds for both."""
        key = (restarts, cut.left())
        if key not in self._found:
            self._found[key] = self._fault(cut, restarts)
        return self._found[key]

    def _fault(self, cut: PowerCut, restarts: bool) -> str | None:
        cut.put_into(self._folder)
        try:
            return self._look(cut) or (self._start(cut) if restarts else None)
        except (library.choose().module.DatabaseError, StoreError) as error:
            return f"it can't be read: {error}"

    def _look(self, cut: PowerCut) -> str | None:
        """Before anything else touches it."""
        with closing(library.choose().module.connect(str(self._rig.path))) as connection:
            return _what_is_wrong(connection, cut) or (
                None if content_of(connection) in cut.may_hold else "it does not hold what was committed"
            )

    def _start(self, cut: PowerCut) -> str | None:
        """The kiosk starts: nothing is pulsed, each opening gets its outcome, and people are served."""
        rig = self._rig
        rig.physical = dict(cut.doors)
        with quick_starts():
            rig._open()
        try:
            rig.start()
            rig.waits(ORPHANS_WAIT_S)
            if rig.locks.sent:
                return "the start pulsed a lock"
            if None in rig.outcomes():
                return "an opening has no outcome"
            rig.tap("ada")
            if isinstance(rig.screen, screens.NotWorking):
                return "nobody is served"
            return _what_is_wrong(rig.store._connection.connection.driver_connection, cut)
        finally:
            rig.close()


def _what_is_wrong(connection: Any, cut: PowerCut) -> str | None:
    if connection.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
        return "the database is damaged"
    if not chain_is_whole(connection):
        return "the record is not whole"
    if connection.execute(_LIVE_TWICE).fetchall():
        return "two people hold one door"
    headers = connection.execute('SELECT header FROM audit_event WHERE header LIKE \'%"type":"open.intent"%\'')
    intended = {json.loads(row[0])["opening"] for row in headers}
    openings = {row[0] for row in connection.execute("SELECT id FROM opening")}
    if not intended & openings >= set(cut.pulsed):
        return "a lock was pulsed without its intent on the record"
    return None


def chain_is_whole(connection: Any) -> bool:
    """Whether the record is one epoch, each of its events follows from the one before, and its checkpoints fit."""
    epochs = connection.execute("SELECT genesis FROM audit_epoch").fetchall()
    if len(epochs) != 1:
        return False
    head, tree = chain.genesis_hash(epochs[0][0]), Frontier()
    roots = {0: tree.root()}
    for position, header, hashed, committed in connection.execute(_EVENTS):
        head = chain.link(head, tree.size + 1, header, committed)
        if (position, hashed) != (tree.size + 1, head):
            return False
        tree.append(leaf(head))
        roots[tree.size] = tree.root()
    notes = [row[0].partition("\n\n")[0] + "\n" for row in connection.execute("SELECT note FROM audit_checkpoint")]
    signed = [checkpoint.parse(one) for one in notes]
    needed = set(range(checkpoint.EVERY, tree.size + 1, checkpoint.EVERY))
    return all(roots.get(one.size) == one.root for one in signed) and {one.size for one in signed} >= needed
