"""Conformance: what has changed, page by page."""

from __future__ import annotations

from tests.fakes.spoken_protocol import PROBLEM, Speaker

CHANGES = "/v1/kiosk/changes"
MOST_PAGES = 1000


def test_without_a_cursor_it_is_a_snapshot_that_ends(kiosk: Speaker):
    page = kiosk.ask("GET", f"{CHANGES}?limit=2").json()
    for _ in range(MOST_PAGES):
        assert page["snapshot"] is True
        assert all({"kind", "id", "version", "deleted", "value"} <= one.keys() for one in page["changes"])
        if not page["more"]:
            break
        page = kiosk.ask("GET", f"{CHANGES}?limit=2&cursor={page['cursor']}").json()
    later = kiosk.ask("GET", f"{CHANGES}?cursor={page['cursor']}").json()
    assert (later["changes"], later["more"]) == ([], False)


def test_a_cursor_that_is_none_is_refused(kiosk: Speaker):
    answer = kiosk.ask("GET", f"{CHANGES}?cursor=nonsense")
    assert (answer.status_code, answer.json()["type"]) == (400, f"{PROBLEM}invalid-cursor")


def test_a_limit_that_is_none_is_refused(kiosk: Speaker):
    assert kiosk.ask("GET", f"{CHANGES}?limit=none").status_code in {400, 422}
