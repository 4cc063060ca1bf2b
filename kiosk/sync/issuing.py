"""A reception kiosk hands its issuing key to upstream, for the site's other kiosks: a trust file, cut into small ones.

Each of them can be taken on its own: it brings the key, some codes of one bank and day, or some ended passes, and is
signed. The same codes always make the same file, so that upstream passes on only what is new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import TypeVar

from kiosk.domain.passes import PoolCode
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.visitors import keys
from kiosk.passes.trust_file import TrustFile
from kiosk.sync.asking import AskEngine
from kiosk.sync.chores import Client

# So often there is a look whether there is something new (seconds).
LOOK_EVERY_S = 30.0
# In one file: what an engine takes over in a moment.
MOST_CODES, MOST_ENDED = 60, 100
# All of them together go in one request (bytes; a body may have 4 MiB). The days that come first go first.
MOST_BYTES = 3 << 20

T = TypeVar("T")


class IssuingKey:
    """The chore. Used by one thread; ``kiosk`` is touched on the engine's thread only, but for signing."""

    def __init__(self, kiosk: Kiosk, ask_engine: AskEngine, monotonic: Callable[[], float]) -> None:
        self._kiosk = kiosk
        self._ask_engine = ask_engine
        self._monotonic = monotonic
        self._due_at = 0.0
        self._client: Client | None = None
        self._handed_in: Mapping[str, str] | None = None  # by this client; None: nothing yet

    def __call__(self, client: Client) -> bool:
        """Hand in what is new, if anything; there is never more to do at once. ``SyncError``; ``StoreError``."""
        if client is not self._client:  # enrolled anew, perhaps as another tenant's
            self._client, self._handed_in, self._due_at = client, None, 0.0
        if self._monotonic() < self._due_at:
            return False
        file = self._ask_engine(lambda: keys.own_so_far(self._kiosk))
        files = {} if file is None else self._files(file)
        if files != self._handed_in:
            client.ask("PUT", "kiosk/issuing-key", {"files": files})
            is_first, self._handed_in = self._handed_in is None, files
            if file is not None:
                self._were_handed_in(file, files, first=is_first)
        self._due_at = self._monotonic() + LOOK_EVERY_S
        return False

    def _files(self, file: TrustFile) -> Mapping[str, str]:
        """As many as one request takes."""
        found: dict[str, str] = {}
        left = MOST_BYTES
        for name, one in cut(file):
            text = self._kiosk.issuer.trust_file(one).decode()
            left -= 2 * len(text)  # as JSON has it, at most
            if left < 0:
                break
            found[name] = text
        return found

    def _were_handed_in(self, file: TrustFile, files: Mapping[str, str], *, first: bool) -> None:
        there = {code.pass_id for name, one in cut(file) if name in files for code in one.codes}
        self._ask_engine(lambda: keys.handed_to_upstream(self._kiosk, file, there, first=first))


def cut(file: TrustFile) -> Iterator[tuple[str, TrustFile]]:
    """Its parts, each by a name that says what it has: the key and the ended passes, then the codes day by day."""
    today = _begins(file.made_at.astimezone(UTC).date())
    ended = list(_some(file.revoked, MOST_ENDED)) or [()]
    for number, some in enumerate(ended):
        yield f"key.{number}", replace(file, made_at=today, codes=(), revoked=tuple(some))
    for (day, bank), codes in sorted(_by_day_and_bank(file.codes).items()):
        for number, these in enumerate(_some(sorted(codes, key=lambda one: one.pass_id), MOST_CODES)):
            name = f"codes.{day:%Y%m%d}.{sha256(bank.encode()).hexdigest()[:12]}.{number}"
            yield name, replace(file, made_at=_begins(day), codes=tuple(these), revoked=())


def _by_day_and_bank(codes: Sequence[PoolCode]) -> Mapping[tuple[date, str], list[PoolCode]]:
    found: dict[tuple[date, str], list[PoolCode]] = defaultdict(list)
    for one in codes:
        found[one.starts_at.astimezone(UTC).date(), one.bank].append(one)
    return found


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _some(things: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(things), most):
        yield things[start : start + most]
