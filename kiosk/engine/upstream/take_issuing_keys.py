"""The passes of the site's reception kiosks are taken here, for upstream hands on their keys, as a trust file does.

What comes are trust files of the same site, each signed by the key that it brings, and named for the kiosk that handed
it in. A key is revoked here where upstream says so in as many words, and not where it says nothing of it any more: for
a revoked key is never taken again, and an upstream whose database was put back knows less than it did.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

import structlog

from kiosk.domain.events.visitors import HowTrusted
from kiosk.domain.passes import TrustedKey
from kiosk.engine.kiosk import Kiosk
from kiosk.engine.ports import Transaction
from kiosk.engine.upstream.changes_ports import Feed, Told, ToldRow
from kiosk.engine.upstream.taking import News, Taking
from kiosk.engine.visitors import keys
from kiosk.passes import trust_file
from kiosk.passes.trust_file import NotATrustFile, TrustFile

log = structlog.get_logger()

ISSUING_KEY = "issuing-key"
# Of which site the last run took keys; empty: it took none.
_TAKEN_OF = "upstream_keys_of"


class TakeIssuingKeys:
    """What is not for this kiosk is not kept: it may be for it once its site file says so."""

    kind: ClassVar[str] = ISSUING_KEY

    def __init__(self, taking: Taking) -> None:
        self._taking = taking
        self._kiosk = taking.kiosk
        self._tx = taking.tx

    def take(self, news: Sequence[News]) -> None:
        """Trust the keys, keep the codes, refuse the ended passes; or revoke."""
        for one in news:
            value = one.change.value
            if value is not None and value.get("revoked") is True:
                self._revoke(_keys_of(one.before))
                file = None
            else:
                file = None if value is None else self._file(value)
            known = _keys_of(one.before)
            if file is not None and self._takes(file):
                known = [*known, *({file.key.id.hex()} - set(known))]
            if known or one.before is not None:
                self._taking.keep(one.change, {"keys": known})

    def forget(self, row: ToldRow) -> None:
        """It was not in the snapshot: that revokes nothing."""
        self._tx.keep_told(replace(row, state=Told.GONE, snapshot=self._taking.snapshot))

    def settle(self) -> None:
        """All is on the record already."""

    def _file(self, value: Mapping[str, Any]) -> TrustFile | None:
        """None where it is not for this kiosk, or not what it should be."""
        settings, issuer, text = self._kiosk.settings, value.get("kiosk"), value.get("text")
        is_ours = settings.visitors.trusts_upstream and value.get("site") == settings.site_name
        if not is_ours or issuer == settings.kiosk_id or not isinstance(text, str):
            return None
        try:
            file = trust_file.read(text.encode(errors="replace"))
        except NotATrustFile as error:
            log.warning("issuing_key.not_understood", error=str(error))
            return None
        if (file.key.issuer, file.key.site) != (issuer, settings.site_name):
            log.warning("issuing_key.of_another", key=file.key.id.hex())
            return None
        return file

    def _takes(self, file: TrustFile) -> bool:
        """False where its key was revoked here, or is this kiosk's own."""
        try:
            self._trust(file.key)
        except ValueError as error:
            log.info("issuing_key.refused", error=str(error))
            return False
        keys.take_what_it_brings(self._kiosk, self._tx, file)
        return True

    def _trust(self, key: TrustedKey) -> None:
        """On the record where it is new. ``ValueError``."""
        known = self._tx.trusted_keys().get(key.id)
        if known is None or known.revoked_at is not None or known.tenants != key.tenants:
            keys.take_key(self._kiosk, self._tx, key, HowTrusted.UPSTREAM)

    def _revoke(self, gone: Sequence[str]) -> None:
        for key in self._tx.trusted_keys().values():
            if key.id.hex() in gone and key.revoked_at is None:
                keys.revoke_in(self._kiosk, self._tx, key)


def _keys_of(row: ToldRow | None) -> list[str]:
    """The keys (hex) that this file has brought so far, each."""
    return [] if row is None or row.value is None else list(row.value["keys"])


def begin(kiosk: Kiosk, tx: Transaction) -> None:
    """At the start: where the site file says anew that keys are taken, or for which site, all is asked for again."""
    settings = kiosk.settings
    now = settings.site_name if settings.visitors.trusts_upstream else ""
    if tx.kiosk_setting(_TAKEN_OF) == now:
        return
    tx.set_kiosk_setting(_TAKEN_OF, now)
    feed = tx.feed()
    if now and feed.cursor:
        tx.set_feed(Feed("", feed.snapshot, feed.whole))
