"""What the visitors' use cases need: their part of the store, the kiosk's own key for passes, and the printer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from kiosk.domain.guests import GuestVisit
from kiosk.domain.passes import KnownPass, Pass, PoolCode, TrustedKey, VisitorCode
from kiosk.domain.people import Person
from kiosk.engine.visitors.screens import ShownPass
from kiosk.passes.trust_file import TrustFile


class Spent(Exception):
    """A pass that was spent or revoked can't be used again."""


class VisitorTransaction(Protocol):
    """What an atomic change (``kiosk.engine.ports.Transaction``) may concern of visits, passes and keys."""

    # --- visits

    def people_named(self, text: str, most: int, at: datetime) -> Sequence[Person]:
        """Staff who are here at that time, of whose name each word of ``text`` begins a word, by name.

        Whatever the case and the accents. The first question after a start reads everybody's names.
        """

    def person_with_ref(self, ref: str) -> Person | None:
        """The person whom a pass names by this (``domain.passes.host_ref``)."""

    def add_visit(self, visit: GuestVisit) -> None: ...

    def change_visit(self, visit: GuestVisit) -> None: ...

    def guest_visit(self, visit_id: str) -> GuestVisit | None: ...

    def visit_of(self, person_id: str) -> GuestVisit | None:
        """The newest visit of this visitor."""

    def visit_of_pass(self, pass_id: str) -> GuestVisit | None: ...

    def visits(self, since: datetime, until: datetime) -> Sequence[GuestVisit]:
        """Those whose window touches this one, by their beginnings."""

    def live_visits(self) -> Sequence[GuestVisit]:
        """Those who are expected or here, by their ends."""

    # --- passes

    def known_pass(self, pass_id: str) -> KnownPass | None: ...

    def pass_of(self, person_id: str) -> KnownPass | None:
        """The newest pass of this visitor."""

    def keep_pass(self, known: KnownPass) -> None:
        """Add it, or write it anew. ``Spent`` where it was spent, or revoked, and would be no more."""

    def revoked_passes(self, after: datetime) -> Sequence[KnownPass]:
        """Those that this kiosk issued and has revoked, and that end after then."""

    def revoke_unseen(self, pass_id: str, key: bytes | None, until: datetime) -> None:
        """A pass that was never shown here is refused, should it be: if this key has signed it (None: this kiosk's)."""

    def is_revoked_unseen(self, pass_id: str, key: bytes | None) -> bool: ...

    def visitor_code(self, lookup: bytes) -> VisitorCode | None: ...

    def keep_visitor_codes(self, codes: Sequence[VisitorCode]) -> int:
        """Take these from visitors; how many were not there yet."""

    def pool_codes(self, bank: str, until: datetime) -> Sequence[PoolCode]:
        """All that were drawn for this bank and begin before then, earliest first."""

    def add_pool_codes(self, codes: Sequence[PoolCode]) -> None: ...

    def hand_pool_codes(self, pass_ids: Iterable[str]) -> None:
        """Their banks have been handed them (``PoolCode.handed``)."""

    def is_given_out(self, pass_id: str) -> bool:
        """Whether the code of this kiosk's pool that goes with this pass was given to a visitor."""

    def take_pool_code(self, pass_id: str, visit_id: str) -> None:
        """It is given out."""

    # --- whose passes are taken

    def trusted_keys(self) -> Mapping[bytes, TrustedKey]:
        """By their ids, those that were revoked as well."""

    def trust(self, key: TrustedKey) -> None:
        """Add it, or write anew what is known of its kiosk; one that was revoked stays so."""

    def revoke_key(self, key: bytes, at: datetime) -> None: ...

    def raise_time_floor(self, at: datetime) -> None:
        """It can't be earlier than this: a kiosk that is trusted has signed something then."""

    def time_floor(self) -> datetime | None:
        """The latest that was signed, of all that was taken here: a pass that ended before it is over for good."""

    def passes_doubted_before(self) -> datetime | None:
        """The database was restored: a pass issued no later than this that is not known here may have been spent."""


class Issuer(Protocol):
    """This kiosk's own key for passes, which is made when it is first needed."""

    def trusted(self) -> TrustedKey:
        """What others must know to take its passes."""

    def trusted_if_made(self) -> TrustedKey | None:
        """The same; None, and nothing is made, where this kiosk has never signed anything."""

    def seal(self, one: Pass) -> str:
        """The text of a pass's QR code; the same each time."""

    def key_card(self) -> str:
        """The text of a QR code that hands ``trusted`` to a bank. ``ValueError`` where that is too much for one."""

    def trust_file(self, file: TrustFile) -> bytes:
        """The content of a trust file; the key in it is ``trusted``. ``ValueError`` where it would be too large."""

    def code(self, pass_id: str) -> str:
        """The eight digits that go with this pass, if a code does; the same each time."""

    def invitation(self, visit_id: str) -> tuple[str, str]:
        """The text of an invitation's QR code, and its eight digits; the same each time."""


class Printer(Protocol):
    """The receipt printer. Answers come back as ``PassPrinted``."""

    def print_pass(self, visit_id: str, shown: ShownPass, name: str, language: str | None) -> None: ...
