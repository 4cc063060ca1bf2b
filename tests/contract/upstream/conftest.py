r"""The conformance suite of upstream's protocol (upstream/PROTOCOL.md): for ours, or for any other by its address.

    pytest tests/contract/upstream --upstream-url https://upstream.example.org \
        --upstream-approve "locker-upstream kiosk approve {code} --tenant acme --yes" --upstream-person E1001

The command takes in the kiosk that shows ``{code}``. The person is one of the tenant's, for whom it books: without one,
that part is skipped. The suite leaves kiosks named ``conformance-…`` behind: give it a tenant of its own.
"""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from tests.fakes.spoken_protocol import Speaker, SpokenRecord
from tests.fakes.upstream import UpstreamServer
from tests.fakes.upstream_databases import migrated
from upstream.changes import people
from upstream.cli import app
from upstream.database.database import open_database, transaction

Approve = Callable[[str], None]
OUR_PERSON = "E1001"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("upstream", "the conformance suite of upstream's protocol")
    group.addoption("--upstream-url", help="the address of the upstream to ask, without /v1; ours is started without")
    group.addoption("--upstream-approve", help="a command that takes in the kiosk that shows {code}")
    group.addoption("--upstream-person", help="the id of somebody of the tenant who may have lockers")


@pytest.fixture(scope="session")
def upstream(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Approve]]:
    """The address of an upstream, and how to approve a code there."""
    url = request.config.getoption("--upstream-url", default=None)
    command = request.config.getoption("--upstream-approve", default=None)
    if url is not None:
        if command is None:
            pytest.exit("--upstream-url needs --upstream-approve, too.", returncode=2)
        yield url, lambda code: _run([part.format(code=code) for part in shlex.split(command)])
        return
    with _ours(f"sqlite:///{tmp_path_factory.mktemp('upstream') / 'upstream.db'}") as found:
        yield found


@contextmanager
def _ours(database: str) -> Iterator[tuple[str, Approve]]:
    """Our own upstream, with a tenant."""

    def command(*arguments: str) -> None:
        done = CliRunner().invoke(app, [*arguments, "--database", database])
        assert done.exit_code == 0, done.output

    migrated(database)
    engine = open_database(database)
    server = UpstreamServer(engine)
    command("tenant", "add", "acme")
    with transaction(engine) as connection:
        people.save(connection, "acme", [people.Told(1, OUR_PERSON, {"name": "Ada"})])
    yield server.url, lambda code: command("kiosk", "approve", code, "--tenant", "acme", "--yes")
    server.stop()
    engine.dispose()


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def http(upstream: tuple[str, Approve]) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=upstream[0], timeout=30.0, trust_env=False) as found:
        yield found


@pytest.fixture
def stranger(http: httpx.Client) -> Speaker:
    """Somebody with a key that upstream has never heard of."""
    return Speaker(http)


@pytest.fixture
def pending(stranger: Speaker) -> dict[str, Any]:
    """What the stranger was told who asked to be taken in."""
    answer = stranger.enrol()
    assert answer.status_code == 201
    told: dict[str, Any] = answer.json()
    return told


@pytest.fixture(scope="session")
def kiosk(http: httpx.Client, upstream: tuple[str, Approve]) -> Speaker:
    """A kiosk that was taken in."""
    return taken_in(http, upstream[1])


@pytest.fixture(scope="session")
def other_kiosk(http: httpx.Client, upstream: tuple[str, Approve]) -> Speaker:
    """Another one of the same tenant."""
    return taken_in(http, upstream[1])


@pytest.fixture(scope="session")
def person(request: pytest.FixtureRequest, upstream: tuple[str, Approve]) -> str:
    """The id of somebody for whom lockers can be booked."""
    if request.config.getoption("--upstream-url", default=None) is None:
        return OUR_PERSON
    found: str | None = request.config.getoption("--upstream-person", default=None)
    if found is None:
        pytest.skip("--upstream-person does not say for whom to book")
    return found


@pytest.fixture
def record(kiosk: Speaker) -> SpokenRecord:
    """A new epoch of the kiosk's record, announced, without events."""
    found = SpokenRecord()
    assert kiosk.announce(found).status_code == 200
    return found


def taken_in(http: httpx.Client, approve: Approve) -> Speaker:
    speaker = Speaker(http)
    asked = speaker.enrol().json()
    approve(asked["code"])
    found = speaker.ask("GET", f"/v1/enrolments/{asked['enrolment']}").json()
    assert found["state"] == "approved"
    speaker.kiosk, speaker.tenant = found["kiosk"], found["tenant"]
    return speaker
