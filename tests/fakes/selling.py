"""An upstream that sells what it was leased: a model of it, without a wire, that knows exactly what it promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from kiosk.domain.capacity import Pool, Taken, peak
from kiosk.domain.compartments import Size
from kiosk.domain.leases import LeaseTerms
from kiosk.engine.upstream import answers, apply_changes, leases
from kiosk.engine.upstream.changes import Change, Page, UpstreamClock
from kiosk.engine.upstream.leases import Offer
from tests.fakes.rig import Rig

OVER = frozenset({"rejected", "cancelled", "done", "no-show"})


@dataclass(frozen=True)
class Sold:
    """A booking as upstream has it."""

    id: str
    person: str
    size: Size
    window: Taken
    revision: int = 1
    state: str = "pending"
    reachable: bool = False
    answer: Mapping[str, Any] | None = None

    @property
    def live(self) -> bool:
        return self.state not in OVER


class SellingUpstream:
    """One kiosk's bookings. ``a_page``: how many changes the kiosk takes at a time."""

    def __init__(self, rig: Rig, share: float, lead: timedelta = timedelta(hours=1), a_page: int = 10) -> None:
        self.rig = rig
        self.a_page = a_page
        self.leases_nothing = False  # it sells whatever it likes
        self.sold: dict[str, Sold] = {}
        self.quotas: dict[Size, Offer] = {}
        self._changed: dict[str, int] = {}  # versions by booking
        self._version = 0
        self._pages: dict[str, int] = {"": 0}
        rig.settings = replace(rig.settings, tenant="", lease=LeaseTerms(share, lead, days=2))
        rig.kiosk.settings = replace(rig.kiosk.settings, tenant="", lease=rig.settings.lease)

    @property
    def now(self) -> datetime:
        return self.rig.clock.now()

    # --- leases

    def leases(self, heard: bool = True) -> bool:
        """The kiosk offers what is due; ``heard``: and hears the answers. Whether each was agreed to."""
        for _ in Size:
            offer = leases.next_offer(self.rig.kiosk)
            if offer is None:
                return True
            taken = self._agrees(offer)
            if not heard:
                return False
            (leases.agreed if taken else leases.refused)(self.rig.kiosk, offer)
            if not taken:
                return False
        return True

    def _agrees(self, offer: Offer) -> bool:
        size = offer.pool.size
        before = self.quotas.get(size)
        self.quotas[size] = offer
        sold = [one.window for one in self._of(size)]
        for at in {self.now, *(one.starts_at for one in sold), *(one.window.ends_at for one in offer.leases)}:
            there = sum(one.starts_at <= at < one.ends_at for one in sold)
            if at >= self.now and there > self._leased(size, at):
                self.quotas.pop(size) if before is None else self.quotas.update({size: before})
                return False
        return True

    def _leased(self, size: Size, at: datetime) -> int:
        if size not in self.quotas:
            return 0
        return sum(one.doors for one in self.quotas[size].leases if one.window.starts_at <= at < one.window.ends_at)

    def _of(self, size: Size, but: str = "") -> list[Sold]:
        return [one for one in self.sold.values() if one.live and one.size is size and one.id != but]

    # --- bookings

    def free(self, size: Size, window: Taken, but: str = "") -> bool:
        """Whether one more may be sold."""
        if self.leases_nothing:
            return True
        if size not in self.quotas or window.starts_at < self.now + self.quotas[size].lead:
            return False
        sold = [one.window for one in self._of(size, but)]
        bounds = [window.starts_at, *(one.window.starts_at for one in self.quotas[size].leases)]
        bounds += [one.window.ends_at for one in self.quotas[size].leases] + [one.starts_at for one in sold]
        return all(
            peak(sold, Taken(at, at + timedelta.resolution)) < self._leased(size, at)
            for at in bounds
            if window.starts_at <= at < window.ends_at
        )

    def sells(self, person: str, window: Taken, size: Size = Size.M, **more: Any) -> str | None:
        """The id of the booking; None where that can't be."""
        if not self.free(size, window):
            return None
        id_ = f"b{len(self.sold) + 1:03}"
        self._put(Sold(id_, person, size, window, **more))
        return id_

    def moves(self, id_: str, window: Taken) -> bool:
        one = self.sold[id_]
        if not one.live or not self.free(one.size, window, but=id_):
            return False
        self._put(replace(one, window=window, revision=one.revision + 1, state="pending"))
        return True

    def ends(self, id_: str, at: datetime) -> None:
        """Another end; that there is room is the test's to know."""
        one = self.sold[id_]
        self._put(replace(one, window=Taken(one.window.starts_at, at), revision=one.revision + 1))

    def cancels(self, id_: str) -> None:
        one = self.sold[id_]
        if one.live:
            self._put(replace(one, state="cancelled", revision=one.revision + 1))

    def _put(self, one: Sold) -> None:
        self._version += 1
        self.sold[one.id] = one
        self._changed[one.id] = self._version

    # --- on the wire

    def tells(self, pages: int = 1000, *others: Change) -> None:
        """The kiosk takes so many pages, or as many as there are."""
        for _ in range(pages):
            page = self.page(others)
            assert apply_changes.apply(self.rig.kiosk, page)
            if page.is_last:
                return

    def page(self, others: Sequence[Change] = ()) -> Page:
        after = apply_changes.cursor(self.rig.kiosk)
        begins = self._pages[after]
        news = sorted((version, id_) for id_, version in self._changed.items() if version > begins)
        found = [*others, *(self._change(id_, version) for version, id_ in news[: self.a_page])]
        last = news[: self.a_page][-1][0] if news else begins
        self._pages[f"c{last}"] = last
        clock = UpstreamClock(self.now, self.rig.clock.monotonic())
        return Page(after, found, f"c{last}", len(news) > self.a_page, not after, clock)

    def _change(self, id_: str, version: int) -> Change:
        one = self.sold[id_]
        return Change("reservation", id_, version, self.value(one) if one.live else None)

    def value(self, one: Sold) -> dict[str, Any]:
        return {
            "kiosk": "rig",
            "bank": "A",
            "size": one.size.value,
            "person": one.person,
            "start": one.window.starts_at.isoformat(),
            "end": one.window.ends_at.isoformat(),
            "state": one.state,
            "door": None,
            "revision": one.revision,
            "reachable": one.reachable,
        }

    def hears(self) -> None:
        """All answers that it is owed."""
        while owed := answers.owed(self.rig.kiosk, 10):
            for answer in owed:
                one = self.sold[answer.about]
                if answer.body["revision"] == one.revision and one.live:
                    self._put(replace(one, state=answer.body["state"], answer=answer.body))
                answers.taken(self.rig.kiosk, answer.number)

    def syncs(self) -> None:
        """Everything, both ways."""
        self.tells()
        self.hears()
        self.leases()


def pool(size: Size = Size.M) -> Pool:
    """The doors of the rig's bank."""
    return Pool("A", "", size)
