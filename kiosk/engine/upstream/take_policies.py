"""Policies come from upstream: for all kiosks of the tenant, for those of a site, or for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

import structlog

from kiosk.engine.upstream import policies
from kiosk.engine.upstream.changes import Change
from kiosk.engine.upstream.changes_ports import Told, ToldRow
from kiosk.engine.upstream.policies import POLICY, REFUSED
from kiosk.engine.upstream.taking import News, NotUnderstood, Taking

log = structlog.get_logger()


class TakePolicies:
    """All documents are kept, also those for others: this kiosk may come to another site."""

    kind: ClassVar[str] = POLICY

    def __init__(self, taking: Taking) -> None:
        self._taking = taking
        self._changed = False

    def take(self, news: Sequence[News]) -> None:
        """Documents that are new, changed or gone."""
        for one in news:
            try:
                self._taking.keep(one.change, _kept(one.change, one.before))
                self._changed = True
            except NotUnderstood as error:
                self._refuse(one, str(error))

    def forget(self, row: ToldRow) -> None:
        """A document that was not in the snapshot."""
        self._taking.tx.keep_told(replace(row, state=Told.GONE, snapshot=self._taking.snapshot, value=None))
        self._changed = True

    def settle(self) -> None:
        """What holds now, once it is on the record."""
        kiosk = self._taking.kiosk
        if self._changed and kiosk.site_rules is not None:
            holding = policies.settle(self._taking.tx, kiosk.site_rules, kiosk.now())
            self._taking.then.append(partial(policies.take_up, kiosk, holding))

    def _refuse(self, one: News, why: str) -> None:
        """It is no document at all; what was told before stays."""
        log.info("changes.not_understood", kind=self.kind, error=why)
        self._taking.keep_as_it_was(one.before)
        said = {"state": REFUSED, "version": None, "why": why}
        self._taking.tx.owe_answer(POLICY, one.change.id, said, self._taking.kiosk.now())


def _kept(change: Change, before: ToldRow | None) -> Mapping[str, Any] | None:
    """The document, with its last version that was right, and what was said of it; None where it is gone."""
    if change.value is None:
        return None
    text, version = change.value.get("text"), change.value.get("version")
    if not isinstance(text, str):
        raise NotUnderstood("A policy has no text.")
    if type(version) is not int or version < 1:
        raise NotUnderstood("A policy has no version that counts from 1.")
    old = None if before is None else before.value
    return {"text": text, "version": version, "good": _last_good(old), "said": None if old is None else old["said"]}


def _last_good(old: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    if old is None:
        return None
    said = old["said"]
    if said is None or said["state"] == REFUSED:
        good: Mapping[str, Any] | None = old["good"]
        return good
    return {"text": old["text"], "version": old["version"]}
