"""A reception hands its key and its codes to upstream, and again only what is new; its banks take what arrives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from kiosk.engine.visitors.settings import VisitorSettings
from kiosk.passes import trust_file
from kiosk.sync import issuing
from kiosk.sync.errors import Unreachable
from kiosk.sync.issuing import LOOK_EVERY_S, IssuingKey
from tests.fakes.furniture import quick_folder
from tests.fakes.remote import Afar
from tests.fakes.rig import Rig
from tests.unit.engine.visitors.reception import ELSEWHERE, fill_pool, gets_pass, other_kiosk, scan


class Upstream:
    """Takes what it is handed, unless it is ``away``."""

    def __init__(self) -> None:
        self.handed_in: list[dict[str, str]] = []
        self.away = False

    def ask(self, method: str, path: str, told: Mapping[str, Any]) -> Mapping[str, Any]:
        assert (method, path) == ("PUT", "kiosk/issuing-key")
        if self.away:
            raise Unreachable("Nobody.")
        self.handed_in.append(dict(told["files"]))
        return {"changed": 1}


@pytest.fixture
def make_rig() -> Iterator[Callable[..., Rig]]:
    with quick_folder() as folder:
        made: list[Rig] = []

        def make(**more: Any) -> Rig:
            made.append(Rig(folder, **more))
            made[-1].person("ada")
            return made[-1]

        yield make
        for rig in made:
            rig.close()


@pytest.fixture
def lobby(make_rig: Callable[..., Rig]) -> Rig:
    """A reception without doors whose pool is full."""
    rig = make_rig(doors=[], visitors=ELSEWHERE)
    fill_pool(rig)
    return rig


def chore(rig: Rig) -> Any:
    return IssuingKey(rig.kiosk, lambda work: work(), rig.clock.monotonic)


def handed(rig: Rig) -> list[int]:
    return [int(count) for (count,) in rig.rows("SELECT count(*) FROM pool_code GROUP BY handed ORDER BY handed")]


def test_its_key_and_codes_go_up_once(lobby: Rig) -> None:
    upstream, hands_in = Upstream(), chore(lobby)
    codes = sum(handed(lobby))
    assert not hands_in(upstream)
    (files,) = upstream.handed_in
    found = [trust_file.read(text.encode()) for text in files.values()]
    assert {one.key.id for one in found} == {lobby.kiosk.issuer.trusted().id}
    assert sum(len(one.codes) for one in found) == codes == 21
    assert handed(lobby) == [codes], "they can be given out now"
    assert [one.detail["how"] for one in lobby.events("key.handed_out")] == ["upstream"]
    for _ in range(3):
        lobby.waits(LOOK_EVERY_S)
        hands_in(upstream)
    assert (len(upstream.handed_in), len(lobby.events("key.handed_out"))) == (1, 1)


def test_codes_are_given_out_only_once_upstream_has_them(lobby: Rig) -> None:
    upstream, hands_in = Upstream(), chore(lobby)
    upstream.away = True
    with pytest.raises(Unreachable):
        hands_in(upstream)
    assert not any(code for (code,) in lobby.rows("SELECT handed FROM pool_code"))
    upstream.away = False
    hands_in(upstream)
    assert all(code for (code,) in lobby.rows("SELECT handed FROM pool_code"))


def test_to_another_client_it_is_handed_anew(lobby: Rig) -> None:
    hands_in, first, second = chore(lobby), Upstream(), Upstream()
    hands_in(first)
    hands_in(second)
    assert first.handed_in == second.handed_in


def test_a_kiosk_that_issues_nothing_says_so_once(make_rig: Callable[..., Rig]) -> None:
    rig, upstream = make_rig(), Upstream()
    hands_in = chore(rig)
    for _ in range(3):
        hands_in(upstream)
        rig.waits(LOOK_EVERY_S)
    assert upstream.handed_in == [{}]
    assert rig.events("key.handed_out") == []


def test_what_is_too_much_for_one_request_follows_on_other_days(lobby: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issuing, "MOST_BYTES", 4_000)
    upstream = Upstream()
    chore(lobby)(upstream)
    (files,) = upstream.handed_in
    there = [code for text in files.values() for code in trust_file.read(text.encode()).codes]
    assert 0 < len(there) < 21
    assert {one.starts_at for one in there} == {min(one.starts_at for one in there)}, "today's first"
    assert handed(lobby) == [21 - len(there), len(there)]


def test_a_pass_from_reception_opens_a_door_at_the_bank(lobby: Rig) -> None:
    upstream, hands_in = Upstream(), chore(lobby)
    hands_in(upstream)
    shown = gets_pass(lobby)
    with other_kiosk() as bank:
        bank.kiosk.settings = replace(bank.kiosk.settings, kiosk_id="bank", visitors=VisitorSettings())
        afar = Afar(bank)
        value = {"kiosk": "rig", "site": "HQ North"}
        afar.tells(
            *(
                afar.change("issuing-key", name, {**value, "text": text})
                for name, text in upstream.handed_in[-1].items()
            )
        )
        scan(bank, shown.shown.qr)
        assert bank.sent == ["01"]
