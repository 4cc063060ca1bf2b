"""The site file, as far as it is about policies, for the engine."""

from __future__ import annotations

from kiosk.config import Site
from kiosk.config.pools import bookable_by_pool, doors_by_pool
from kiosk.config.told_policies import read_policies
from kiosk.domain.scopes import Policies
from kiosk.engine.upstream.policy_ports import Rules


class SitePolicies:
    """The engine's ``SiteRules``."""

    def __init__(self, site: Site) -> None:
        self._site = site
        # As upstream names those for one kiosk, for a site, and for everybody. Where the kiosk reports to none any
        # more, nothing holds that one has told.
        mine = (f"kiosk:{site.kiosk.id}", f"site:{site.site.name}", "tenant")
        self.documents: tuple[str, ...] = () if site.upstream.url is None else mine

    def own(self) -> Rules:
        """Those of the site file itself."""
        return self._rules(self._site.policies)

    def read(self, document: str, text: str) -> Rules:
        """Those of a document; ``ValueError`` with sentences where it is wrong, or does not fit the doors here."""
        return self._rules(read_policies(text, self._site, of_one_kiosk=document.startswith("kiosk:")))

    def _rules(self, policies: Policies) -> Rules:
        bookable = bookable_by_pool(self._site, policies)
        return Rules(policies, {pool: (doors, bookable[pool]) for pool, doors in doors_by_pool(self._site).items()})
