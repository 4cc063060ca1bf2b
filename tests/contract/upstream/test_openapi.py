"""Upstream is as its OpenAPI document says: asked whatever that allows, and what it does not, by whoever may sign.

It draws a few examples of each operation; `LOCKER_EXAMPLES=1000` draws so many, which takes a while.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from datetime import timedelta

import httpx
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import positive_data_acceptance
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from sqlalchemy import Engine

from tests.fakes.bookers import ALWAYS, leased
from tests.fakes.callers import URL, Device, Upstream
from tests.fakes.chained import announce, batch, record_of, send
from tests.fakes.drawn import drawn
from tests.fakes.upstream_databases import migrated
from upstream.app import make_app
from upstream.changes import people
from upstream.changes.people import Told
from upstream.database.database import open_database, transaction
from upstream.settings import Settings

Known = dict[str, str]

EXAMPLES = drawn(10)
# A refusal of one field begins with the field's name, as the schema has it; one of a rule is a sentence.
RULE = re.compile("(?:[a-z_.0-9]+: Value error, )?[A-Z]")
# How it is sent is up to the client's library: what belongs to one connection only has no place in a description.
_OF_A_CONNECTION = frozenset({"host", "content-length", "transfer-encoding", "connection"})


def described() -> Iterator[APIOperation]:
    document = make_app(Settings(), open_database("sqlite://")).openapi()
    for found in schemathesis.openapi.from_dict(document).get_all_operations():
        assert isinstance(found, Ok), "an operation can't be understood"
        yield found.ok()


OPERATIONS = {f"{one.method.upper()} {one.path}": one for one in described()}


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Upstream]:
    """One with a little of everything."""
    url = f"sqlite:///{tmp_path_factory.mktemp('described') / 'upstream.db'}"
    migrated(url)
    engine: Engine = open_database(url)
    found = Upstream(engine)
    found.tenant()
    yield found
    engine.dispose()


@pytest.fixture(scope="module")
def kiosk(upstream: Upstream) -> Device:
    """Of its record some events are here, and it lets bookings be sold."""
    found = upstream.kiosk()
    epoch = record_of(5).now
    announce(found, epoch)
    assert send(found, batch(epoch, found)).status_code == 200
    with transaction(upstream.engine) as connection:
        leased(connection, (50, ALWAYS), of=found.kiosk)
        people.save(connection, "acme", [Told(1, "E1", {"name": "Ada"})], upstream.clock())
    return found


@pytest.fixture(scope="module")
def client(upstream: Upstream) -> Device:
    return upstream.client()


@pytest.fixture(scope="module")
def known(upstream: Upstream, kiosk: Device, client: Device) -> Known:
    """What there is, for those who would never guess it."""
    found: Known = {"person": "E1", "bank": "A", "size": "M", "kiosk": kiosk.kiosk}
    times = {name: (upstream.clock() + timedelta(days=days)).isoformat() for name, days in (("start", 1), ("end", 2))}
    booked = client.ask("POST", "/v1/bookings", {**found, **times}, headers={"Idempotency-Key": "1"})
    assert booked.status_code == 201, booked.text
    return {**found, **times, "id": booked.json()["id"], "epoch": record_of(5).now.name, "if-match": "*"}


# Now and then Schemathesis draws by itself, for which Hypothesis blames whoever asked it for an example.
@pytest.mark.filterwarnings("ignore:Do not use the `random` module:hypothesis.errors.HypothesisDeprecationWarning")
@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", OPERATIONS)
def test_each_answer_is_one_that_is_described(
    name: str, upstream: Upstream, kiosk: Device, client: Device, known: Known
) -> None:
    operation = OPERATIONS[name]
    by = kiosk if operation.path.startswith(("/v1/kiosk", "/v1/enrolments")) else client

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases(operation, known))
    def asked(case: Case) -> None:
        upstream.clock.turn(seconds=1)
        found = answer(case, by)
        case.validate_response(found, excluded_checks=[positive_data_acceptance] if breaks_a_rule(found) else [])

    asked()


def breaks_a_rule(found: httpx.Response) -> bool:
    """Whether it was refused for what no schema says: what holds between fields, or what has to be so beforehand."""
    if found.status_code not in {400, 412, 422, 428}:
        return False
    told = found.json()
    return not told["type"].endswith(":malformed") and RULE.match(told["detail"]) is not None


def cases(operation: APIOperation, known: Known) -> st.SearchStrategy[Case]:
    """Whatever the description allows, also about what is known, and what it does not allow."""
    allowed = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    about_known = operation.as_strategy(generation_mode=GenerationMode.POSITIVE).map(lambda case: about(case, known))
    return st.one_of(allowed, about_known, operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))


def about(case: Case, known: Known) -> Case:
    for told in (case.path_parameters, case.query, case.headers, case.body):
        if isinstance(told, MutableMapping):
            told.update({name: known[name.lower()] for name in told if name.lower() in known})
    return case


def answer(case: Case, by: Device) -> httpx.Response:
    """Signed as it would be sent."""
    told = requests.Request(**case.as_transport_kwargs(base_url=URL)).prepare()
    headers = {name: str(value) for name, value in told.headers.items() if name.lower() not in _OF_A_CONNECTION}
    assert told.body is None or isinstance(told.body, (str, bytes))
    request = by.upstream.http.build_request(str(told.method), str(told.url), headers=headers, content=told.body)
    found = by.send(by.sign(request))
    found.elapsed = timedelta()
    return found
