"""Policies upstream: set by whom may, told to the kiosks, answered by them; and from end to end."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from kiosk.engine.upstream.ports import DeviceKey
from kiosk.sync.client import UpstreamClient
from kiosk.sync.pull import Puller
from kiosk.sync.telling import Teller
from tests.fakes.bookers import NOW, Signed, _private, a_client, a_kiosk, a_kiosks_key, a_tenant
from tests.fakes.site_policies import PolicyRig
from tests.fakes.upstream import InProcess
from tests.fakes.upstream_databases import new_sqlite
from upstream import cli
from upstream.app import make_app
from upstream.changes import feed
from upstream.database.database import open_database, transaction
from upstream.database.tables import key
from upstream.policies import documents
from upstream.policies.checking import MOST_BYTES, Unsound, check, is_scope
from upstream.settings import Settings

TWO, THREE = ({"text": f"[policy]\nmost_doors = {number}\n"} for number in (2, 3))
IN_A_ZONE = {"text": '[policy]\nzones = ["roof"]\n'}
PROBLEM = "urn:locker-kiosk:problem:"


class Upstream:
    """A tenant with a kiosk at HQ North, and those who may set policies for it, or may not; and another tenant."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        for of in ("acme", "other"):
            a_tenant(engine, of)
            a_kiosk(engine, "rig", of)
            a_kiosks_key(engine, "rig", of)
            self._may_set_policies(a_client(engine, "facilities", of).key)
        a_client(engine)
        self.transport = InProcess(make_app(Settings(), engine, lambda: NOW))
        self.facilities = self.by("facilities")
        self.kiosk = self.by("rig")

    def _may_set_policies(self, id_: str) -> None:
        with transaction(self.engine) as connection:
            connection.execute(key.update().where(key.c.id == id_).values(may="policy"))

    def by(self, name: str, of: str = "acme") -> httpx.Client:
        return httpx.Client(transport=self.transport, auth=Signed(name, of), base_url="http://upstream.test/v1")

    def told(self, of: str = "acme") -> dict[str, Any]:
        with transaction(self.engine) as connection:
            return dict(feed.values_of(connection, of, "policy"))


@pytest.fixture
def upstream(database: Engine) -> Iterator[Upstream]:
    made = Upstream(database)
    yield made
    made.transport.end()


def refused(answer: httpx.Response) -> tuple[int, str]:
    told = answer.json()
    assert told["detail"].endswith(".")
    return answer.status_code, told["type"].removeprefix(PROBLEM)


def test_a_document_is_set_replaced_by_whom_has_seen_it_and_removed(upstream: Upstream) -> None:
    by = upstream.facilities
    made = by.put("/policies/tenant", json=TWO)
    assert (made.status_code, made.headers["ETag"], made.json()["set_by"]) == (200, '"1"', "facilities")
    assert upstream.told() == {"tenant": {**TWO, "version": 1}}
    assert refused(by.put("/policies/tenant", json=THREE)) == (428, "if-match-missing")
    stale = by.put("/policies/tenant", json=THREE, headers={"If-Match": '"7"'})
    assert (refused(stale), stale.headers["ETag"]) == ((412, "changed"), '"1"')
    assert by.put("/policies/tenant", json=TWO, headers={"If-Match": "*"}).json()["version"] == 1
    assert by.put("/policies/tenant", json=THREE, headers={"If-Match": '"1"'}).headers["ETag"] == '"2"'
    assert upstream.told() == {"tenant": {**THREE, "version": 2}}
    assert refused(by.delete("/policies/tenant")) == (428, "if-match-missing")
    assert by.delete("/policies/tenant", headers={"If-Match": '"2"'}).status_code == 204
    assert (upstream.told(), refused(by.get("/policies/tenant"))) == ({}, (404, "not-found"))
    assert refused(by.put("/policies/tenant", json=TWO, headers={"If-Match": '"2"'})) == (412, "changed")
    assert by.put("/policies/tenant", json=TWO).json()["version"] == 4, "a version is never given twice"


def test_kiosks_say_what_they_made_of_it_and_whoever_set_it_sees_that(upstream: Upstream) -> None:
    by = upstream.facilities
    by.put("/policies/site:HQ", json=TWO)
    said = {"state": "refused", "version": 1, "why": "line 2: no."}
    assert upstream.kiosk.post("/kiosk/policies/site%3AHQ", json=said).status_code == 200
    (one,) = by.get("/policies").json()["policies"]
    assert one["kiosks"] == [{"kiosk": "rig", **said, "at": "2026-11-24T09:00:00.000000Z"}]
    upstream.kiosk.post("/kiosk/policies/site:HQ", json={"state": "in-force", "version": 1})
    assert [each["state"] for each in by.get("/policies/site:HQ").json()["kiosks"]] == ["in-force"]
    by.delete("/policies/site:HQ", headers={"If-Match": "*"})
    assert refused(upstream.kiosk.post("/kiosk/policies/site:HQ", json=said)) == (404, "not-found")


def test_tenants_are_kept_apart(upstream: Upstream) -> None:
    upstream.facilities.put("/policies/tenant", json=TWO)
    others, their_kiosk = upstream.by("facilities", "other"), upstream.by("rig", "other")
    assert others.get("/policies").json() == {"policies": []}
    assert refused(others.delete("/policies/tenant", headers={"If-Match": "*"})) == (404, "not-found")
    assert refused(their_kiosk.post("/kiosk/policies/tenant", json={"state": "in-force", "version": 1}))[0] == 404
    assert others.put("/policies/tenant", json=THREE).json()["version"] == 1
    assert (upstream.told(), upstream.told("other")) == (
        {"tenant": {**TWO, "version": 1}},
        {"tenant": {**THREE, "version": 1}},
    )


@pytest.mark.parametrize("who", ["reception", "rig"])
def test_only_who_may_set_policies_does(upstream: Upstream, who: str) -> None:
    by = upstream.by(who)
    assert refused(by.put("/policies/tenant", json=TWO)) == (403, "forbidden")
    assert refused(by.get("/policies")) == (403, "forbidden")
    assert upstream.told() == {}


def test_what_cant_be_set_is_refused_with_a_sentence(upstream: Upstream) -> None:
    by = upstream.facilities
    assert refused(by.put("/policies/kiosk:nobody", json=TWO)) == (404, "unknown-scope")
    assert refused(by.put("/policies/site:Elsewhere", json=TWO)) == (404, "unknown-scope")
    assert refused(by.put("/policies/bank:A", json=TWO)) == (422, "invalid")
    assert refused(by.put("/policies/tenant", json={"text": "[person]"})) == (422, "invalid")
    assert upstream.told() == {}


# --- what is a document


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "sets nothing"),
        ("# nothing", "sets nothing"),
        ("[policy", "not written as TOML"),
        ("x = " + "[" * 8000, "TOML|nested"),
        (f"[policy]\nmost_doors = {'9' * 5000}", "far too long"),
        ("[person]\nname = 'Ada'", 'and not "person"'),
        ("policy = 3", 'and not "policy"'),
        ("[scope]\nbank = 'A'", 'and not "scope"'),
        ("\ud800", "characters that are none"),
        ("#" * (MOST_BYTES + 1), "at most"),
    ],
)
def test_what_is_no_document_is_told_so(text: str, why: str) -> None:
    with pytest.raises(Unsound, match=why):
        check(text)


@given(st.text() | st.text("[]policyscope\"'=\n0. {}").map(lambda one: f"[policy]\n{one}"))
def test_of_any_text_it_is_said_whether_it_is_one(text: str) -> None:
    with suppress(Unsound):
        check(text)
        assert set(tomllib.loads(text)) <= {"policy", "scope"}


@given(st.text())
def test_any_text_is_a_scope_or_not(text: str) -> None:
    assert is_scope(text) == (text == "tenant" or (text[:5] == "site:" and is_scope(f"kiosk:{text[5:]}"))
                              or (text[:6] == "kiosk:" and is_scope(f"site:{text[6:]}")))  # fmt: skip


# --- at the command line

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def url(empty_sqlite: Path, tmp_path: Path) -> str:
    return new_sqlite(empty_sqlite, tmp_path)


@pytest.fixture
def run(url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    engine = open_database(url)
    a_tenant(engine)
    a_kiosk(engine, "rig")
    engine.dispose()

    def ran(*words: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", ["locker-upstream", "policy", *words, "--tenant", "acme", "--database", url])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        told = capsys.readouterr()
        return int(str(ended.value.code)), told.out + told.err

    return ran


def test_a_file_is_set_shown_listed_and_removed(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text("\ufeff" + TWO["text"], "utf-8")
    assert run("set", str(file), "--kiosk", "rig")[1].startswith("Version 1 is set for kiosk:rig.")
    shown = run("show", "--kiosk", "rig")[1].splitlines()
    assert (shown[0].startswith("# kiosk:rig, version 1"), shown[1:]) == (True, TWO["text"].splitlines())
    assert "no kiosk has answered yet" in run("list")[1]
    (listed,) = json.loads(run("list", "--json")[1])
    assert (listed["for"], listed["version"], listed["kiosks"]) == ("kiosk:rig", 1, [])
    assert run("remove", "--kiosk", "rig") == (0, "Removed what was set for kiosk:rig.\n")
    assert run("remove", "--kiosk", "rig")[0] == 65


def test_slips_at_the_command_line_are_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_bytes(b"\xff")
    assert run("set", str(file)) == (65, f"{file} is not written in UTF-8.\n")
    file.write_bytes(b"#" * (MOST_BYTES + 1))
    assert run("set", str(file))[0] == 65
    file.write_text("[policy]\nmost_doors = 2\n")
    assert run("set", str(file), "--kiosk", "rig", "--site", "HQ")[0] == 64
    assert run("set", str(file), "--site", "")[0] == 64
    assert run("set", str(file), "--site", "Nowhere") == (65, "Tenant acme has no kiosk at a site Nowhere.\n")
    assert run("set", str(tmp_path / "none.toml"))[0] == 66


# --- from end to end


def test_what_is_set_upstream_holds_at_the_kiosk_which_says_so(upstream: Upstream, tmp_path: Path) -> None:
    rig = PolicyRig(tmp_path)
    private = _private("acme", "rig")
    device = DeviceKey(private.private_bytes_raw(), private.public_key().public_bytes_raw())
    client = UpstreamClient("http://upstream.test", device, lambda: NOW, transport=upstream.transport)
    pull, tell = (make(rig.kiosk) for make in (_puller, _teller))
    by = upstream.facilities

    def pulls() -> None:
        rig.waits(60)
        while pull(client):
            pass

    for text, seen, state, why in (
        (TWO, {}, "in-force", ""),
        (IN_A_ZONE, {"If-Match": "*"}, "refused", "line 2, [policy], zones: There is no zone"),
    ):
        by.put("/policies/kiosk:rig", json=text, headers=seen)
        pulls()
        tell(client)
        (said,) = by.get("/policies/kiosk:rig").json()["kiosks"]
        assert (said["state"], rig.most_doors) == (state, 2)
        assert (said["why"] or "").startswith(why)
    with transaction(upstream.engine) as connection:
        documents.remove(connection, "acme", "kiosk:rig", "test", NOW)
    pulls()
    assert (rig.in_force, rig.most_doors) == ("", 1)
    client.close()
    rig.close()


def _puller(kiosk: Any) -> Puller:
    return Puller(kiosk, lambda work: work(), kiosk.clock.monotonic)


def _teller(kiosk: Any) -> Teller:
    return Teller(kiosk, lambda work: work())
