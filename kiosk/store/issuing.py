"""The key that this kiosk signs passes with, in a file of the data folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import structlog

from kiosk.domain.passes import Pass, TrustedKey, key_id
from kiosk.engine.ports import StoreError
from kiosk.passes import codes, key_card, sealed, trust_file
from kiosk.passes.trust_file import TrustFile
from kiosk.store import signing_key
from kiosk.store.signing_key import SigningKey

log = structlog.get_logger()

FILE = "issuing.key"


class FolderIssuer:
    """The engine's ``Issuer`` with the key of this data folder, which is made when it is first needed.

    Each method raises ``StoreError`` where the key can't be read or made. One that was there is never replaced: the
    banks would refuse what is signed with another, and the codes of their pools would be other ones.
    ``may_make`` says whether nothing depends on an older key.
    """

    def __init__(
        self,
        folder: Path,
        issuer: str,
        site: str,
        tenants: frozenset[str],
        *,
        may_make: Callable[[], bool] = lambda: True,
    ) -> None:
        self._path = folder / FILE
        self._named = issuer, site, tenants
        self._may_make = may_make
        self._is_told = False  # that the key can't be read

    def trusted(self) -> TrustedKey:
        """What others must know to take its passes."""
        issuer, site, tenants = self._named
        return TrustedKey(key_id(self._key.public), self._key.public, issuer, site, tenants)

    def trusted_if_made(self) -> TrustedKey | None:
        """The same; None, and nothing is made, where nothing was ever signed.

        Nor is its key known while it can't be read: what others signed is taken all the same.
        """
        if not self._path.exists():
            return None
        try:
            return self.trusted()
        except StoreError as error:
            if not self._is_told:
                log.error("issuing.key_unreadable", error=str(error))
            self._is_told = True
            return None

    def seal(self, one: Pass) -> str:
        """The text of a pass's QR code; the same each time."""
        return sealed.seal(one, self._key.private)

    def key_card(self) -> str:
        """The text of a QR code that hands ``trusted`` to a bank. ``ValueError`` where it would be too much for one."""
        return key_card.seal(self.trusted(), self._key.private)

    def trust_file(self, file: TrustFile) -> bytes:
        """The content of a trust file that brings this kiosk's key."""
        return trust_file.write(file, self._key.private)

    def code(self, pass_id: str) -> str:
        """The eight digits that go with this pass, if a code does; the same each time."""
        return codes.code_of(self._seed, pass_id)

    def invitation(self, visit_id: str) -> tuple[str, str]:
        """The text of an invitation's QR code, and its eight digits; the same each time."""
        return codes.invitation_of(self._seed, visit_id)

    @cached_property
    def _key(self) -> SigningKey:
        key = signing_key.read(self._path)
        if key is not None:
            return key
        if not self._may_make():
            raise StoreError(
                f"The key file {self._path} is missing, so banks would not take the passes that are given out. "
                "Put it back from the backup of this kiosk."
            )
        key = signing_key.write_new(self._path)
        log.info("issuing.key_made", file=str(self._path))
        return key

    @cached_property
    def _seed(self) -> bytes:
        return codes.seed_of(self._key.private)
