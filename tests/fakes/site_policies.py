"""A rig that has a site file, as far as policies go, and an upstream that tells it others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.bootstrap.policies import SitePolicies
from kiosk.config import Site
from kiosk.domain.people import Person
from kiosk.engine.upstream import apply_changes, policies
from kiosk.engine.upstream.changes import Change, Page
from kiosk.store.store import SqlStore
from tests.fakes.furniture import TWO_BOARDS
from tests.fakes.rig import Rig
from tests.fakes.site_text import HEAD, doors, load

HQ = HEAD.replace('"Campus"', '"HQ North"').replace('"k"', '"rig"')
UPSTREAM = '[upstream]\nurl = "https://upstream.example.com"\n'
# Upstream's documents, the most particular first.
MINE, HERE, ALL = "kiosk:rig", "site:HQ North", "tenant"
OWN = "[policy]\nmost_doors = 1\n"


def site_of(policy: str = OWN, zone: str = "north", upstream: str = UPSTREAM) -> Site:
    """The site file of the rig's four doors, the first of which is in a zone."""
    described = [
        (one.door, one.bank, one.size.value, f'zone = "{zone}"' if one.door == "01" else "") for one in TWO_BOARDS
    ]
    return load(policy + upstream + doors(*described), HQ)


class PolicyRig(Rig):
    """Begins each run as the composition root does: policies are settled before the first tap."""

    def __init__(self, folder: Path, policy: str = OWN, **made_with: Any) -> None:
        self.site = site_of(policy)
        self.version = 0
        super().__init__(folder, [replace(one, tenant="acme") for one in TWO_BOARDS], **made_with)

    def _open(self) -> None:
        super()._open()
        rules = SitePolicies(self.site)
        with SqlStore.transaction(self.store) as tx:
            holding = policies.settle(tx, rules, self.clock.now())
        self.kiosk.site_rules = rules
        policies.hold(self.kiosk, holding)

    def restart_with(self, site: Site) -> None:
        """The site file was changed meanwhile."""
        self.site = site
        self.restart()

    # --- upstream

    def page(self, documents: Mapping[str, str | None], *, snapshot: bool = False) -> Page:
        """The next one; None: that document is gone."""
        changes = [self._change(id_, text) for id_, text in documents.items()]
        after = "" if snapshot else apply_changes.cursor(self.kiosk)
        return Page(after, changes, f"c{self.version}", more=False, snapshot=snapshot)

    def tells(self, document: str, text: str | None) -> None:
        """One document, or that it is gone."""
        assert apply_changes.apply(self.kiosk, self.page({document: text}))
        self.waits(0)

    def tells_all(self, documents: Mapping[str, str]) -> None:
        """A snapshot: these are all that there are."""
        assert apply_changes.apply(self.kiosk, self.page(documents, snapshot=True))
        self.waits(0)

    def _change(self, id_: str, text: str | None) -> Change:
        self.version += 1
        return Change("policy", id_, self.version, None if text is None else {"text": text, "version": self.version})

    # --- what can be seen

    @property
    def in_force(self) -> str:
        """Which document; empty: the site file."""
        return self.kiosk.policy.document

    @property
    def most_doors(self) -> int:
        return self.setting("most_doors")

    def setting(self, name: str) -> Any:
        """As it holds for anybody at the rig's bank."""
        return getattr(self.kiosk.settings.policies.policy_for(Person("nobody", "Nobody"), "A"), name)

    def owed(self) -> dict[str, tuple[str, int | None]]:
        """What upstream is to hear: state and version, by the document."""
        with SqlStore.transaction(self.store) as tx:
            return {one.about: (one.body["state"], one.body["version"]) for one in tx.owed_answers(100)}

    def why(self, document: str) -> str:
        with SqlStore.transaction(self.store) as tx:
            return next(str(one.body["why"]) for one in tx.owed_answers(100) if one.about == document)
