"""The keys of the site's receptions come with the feed: their passes are taken until somebody revokes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.passes import WhyNoPass
from kiosk.engine.upstream.changes import Change
from kiosk.engine.visitors import keys
from kiosk.engine.visitors.screens import PassRefused
from kiosk.engine.visitors.settings import VisitorSettings
from kiosk.passes import trust_file
from kiosk.sync.issuing import cut
from tests.fakes.clock import NOON
from tests.fakes.far_reception import DAY, MORNING, NIGHT, FarReception, scan, type_code
from tests.fakes.remote import Afar
from tests.fakes.rig import Rig

SITE = "HQ North"


@pytest.fixture
def lobby() -> FarReception:
    made = FarReception(site=SITE)
    made.draw("11111111", made.new())
    return made


@pytest.fixture
def afar(rig: Rig) -> Afar:
    return Afar(rig)


def told(afar: Afar, reception: FarReception, **more: Any) -> list[Change]:
    """Its trust file as it comes with the feed."""
    issuer = reception.key.issuer
    return [
        afar.change(
            "issuing-key",
            f"{issuer}/{name}",
            {"kiosk": issuer, "site": SITE, "text": trust_file.write(part, reception.private).decode(), **more},
        )
        for name, part in cut(reception.file)
    ]


def gone(afar: Afar, reception: FarReception) -> list[Change]:
    return [afar.change("issuing-key", one.id, None) for one in told(afar, reception)]


def revoked(afar: Afar, reception: FarReception) -> Change:
    issuer = reception.key.issuer
    return afar.change("issuing-key", f"{issuer}/key.0", {"kiosk": issuer, "site": SITE, "revoked": True})


def trusts(rig: Rig, reception: FarReception) -> bool:
    return any(one.id == reception.key.id and one.revoked_at is None for one in keys.trusted(rig.kiosk))


def test_its_passes_and_codes_are_taken(afar: Afar, lobby: FarReception) -> None:
    rig = afar.rig
    lobby.revoked = {"ab" * 8: NIGHT}
    afar.tells(*told(afar, lobby))
    assert [one.type for one in rig.events()[-3:]] == ["key.trusted", "pass.revoked", "codes.taken"]
    assert rig.events("key.trusted")[0].detail["how"] == "upstream"
    scan(rig, lobby.seal(lobby.new()))
    assert rig.sent == ["01"]
    rig.opens("01")
    rig.shuts("01")
    rig.waits(300)
    type_code(rig, "11111111")
    assert rig.sent == ["01", "02"]


def test_what_was_told_before_is_not_recorded_again(afar: Afar, lobby: FarReception) -> None:
    afar.tells(*told(afar, lobby))
    before = len(afar.rig.events())
    afar.tells(*told(afar, lobby))
    afar.tells(*told(afar, lobby), snapshot=True)
    assert len(afar.rig.events()) == before


def test_where_upstream_says_that_it_is_revoked_it_is_for_good(afar: Afar, lobby: FarReception) -> None:
    rig = afar.rig
    afar.tells(*told(afar, lobby))
    afar.tells(revoked(afar, lobby))
    assert not trusts(rig, lobby)
    scan(rig, lobby.seal(lobby.new()))
    assert rig.shows(PassRefused).why is WhyNoPass.KEY_REVOKED
    afar.tells(revoked(afar, lobby), snapshot=True)
    afar.tells(*told(afar, lobby))
    assert not trusts(rig, lobby)
    assert [one.type for one in rig.events() if one.type.startswith("key.")] == ["key.trusted", "key.revoked"]


@pytest.mark.parametrize("end", ["deleted", "not in the snapshot"])
def test_what_upstream_says_nothing_of_any_more_stays_trusted(afar: Afar, lobby: FarReception, end: str) -> None:
    """It may have lost its database, and what is revoked here is so for good."""
    afar.tells(*told(afar, lobby))
    afar.tells(*(gone(afar, lobby) if end == "deleted" else ()), snapshot=end != "deleted")
    assert trusts(afar.rig, lobby)
    afar.tells(revoked(afar, lobby))
    assert not trusts(afar.rig, lobby)


def test_one_that_was_revoked_here_stays_so(afar: Afar, lobby: FarReception) -> None:
    afar.tells(*told(afar, lobby))
    keys.revoke(afar.rig.kiosk, lobby.key.id.hex())
    for tell in (told, gone, told):
        afar.tells(*tell(afar, lobby))
    afar.tells(*told(afar, lobby), snapshot=True)
    assert not trusts(afar.rig, lobby)


def test_with_a_kiosk_all_keys_go_that_it_has_had(afar: Afar, lobby: FarReception) -> None:
    afar.tells(*told(afar, lobby))
    other = FarReception("other", site=SITE)
    other.key = replace(other.key, issuer="lobby")
    other.draw("22222222", other.new())
    afar.tells(*told(afar, other))
    assert (trusts(afar.rig, lobby), trusts(afar.rig, other)) == (True, True), "passes are out that each has signed"
    afar.tells(revoked(afar, lobby))
    assert (trusts(afar.rig, lobby), trusts(afar.rig, other)) == (False, False)


@pytest.mark.parametrize(
    "more",
    [
        {"site": "HQ South"},
        {"kiosk": "rig"},
        {"text": None},
        pytest.param({"kiosk": "thief"}, marks=pytest.mark.expects_log("issuing_key")),
        pytest.param({"text": ""}, marks=pytest.mark.expects_log("issuing_key")),
        pytest.param({"text": "\ud800"}, marks=pytest.mark.expects_log("issuing_key")),
    ],
)
def test_what_is_not_for_here_or_makes_no_sense_is_not_trusted(
    afar: Afar, lobby: FarReception, more: dict[str, Any]
) -> None:
    before = len(afar.rig.events())
    afar.tells(*told(afar, lobby, **more))
    assert not trusts(afar.rig, lobby)
    assert len(afar.rig.events()) == before


@pytest.mark.expects_log("issuing_key")
@given(at=st.integers(0, 10_000), byte=st.integers(0, 127))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_that_was_changed_on_the_way_is_never_trusted(afar: Afar, at: int, byte: int) -> None:
    reception = FarReception("desk", site=SITE)
    (change,) = told(afar, reception)
    assert change.value is not None
    text = change.value["text"]
    at %= len(text)
    changed = text[:at] + chr(byte) + text[at + 1 :]
    if changed != text:
        afar.tells(replace(change, value={**change.value, "text": changed}))
    assert not trusts(afar.rig, reception)


def test_a_kiosks_own_key_is_not_taken_under_another_name(afar: Afar) -> None:
    rig = afar.rig
    own = keys.own_trust_file(rig.kiosk)
    renamed = replace(rig.kiosk.settings, kiosk_id="renamed")
    rig.kiosk.settings = renamed
    text = rig.kiosk.issuer.trust_file(own).decode()
    afar.tells(afar.change("issuing-key", "rig/key.0", {"kiosk": "rig", "site": SITE, "text": text}))
    assert keys.trusted(rig.kiosk) == []


def test_a_site_that_does_not_trust_upstream_says_so_in_its_file(
    make_rig: Callable[..., Rig], lobby: FarReception
) -> None:
    rig = make_rig(visitors=VisitorSettings(trusts_upstream=False))
    afar = Afar(rig)
    afar.tells(*told(afar, lobby))
    assert not trusts(rig, lobby)
    _file_says(rig, trusts_upstream=True)
    assert rig.rows("SELECT cursor FROM upstream_feed") == [("",)], "all is asked for again"
    afar.tells(*told(afar, lobby), snapshot=True)
    assert trusts(rig, lobby)
    rig.restart()
    assert rig.rows("SELECT cursor FROM upstream_feed") != [("",)]
    _file_says(rig, trusts_upstream=False)
    afar.tells(*told(afar, FarReception("annex", site=SITE)))
    assert [one.issuer for one in keys.trusted(rig.kiosk)] == ["lobby"], "what is trusted stays so until it is revoked"


def _file_says(rig: Rig, **visitors: Any) -> None:
    """The site file was changed, and the kiosk is started."""
    rig.settings = replace(rig.settings, visitors=replace(rig.settings.visitors, **visitors))
    rig.restart()


def test_the_parts_are_whole_files_and_say_the_same_each_time() -> None:
    lobby = FarReception(site=SITE)
    for number in range(150):
        bank, day = ("A", 0) if number < 130 else ("B", 1)
        lobby.draw(f"{number:08}", lobby.new(bank=bank), starts_at=MORNING + day * DAY, ends_at=NIGHT + day * DAY)
    lobby.revoked = {f"{number:016x}": NIGHT for number in range(150)}
    parts = dict(cut(lobby.file))
    assert [(len(one.codes), len(one.revoked)) for one in parts.values()] == [
        *((0, 100), (0, 50)), *((60, 0), (60, 0), (10, 0)), (20, 0),
    ]  # fmt: skip
    later = replace(lobby.file, made_at=NOON.replace(hour=23))
    texts = [trust_file.write(one, lobby.private) for one in parts.values()]
    assert [trust_file.write(one, lobby.private) for _, one in cut(later)] == texts
    assert all(trust_file.read(text).key == lobby.key and len(text) < 16 << 10 for text in texts)
    assert {code.pass_id for one in parts.values() for code in one.codes} == {code.pass_id for code in lobby.file.codes}
