"""Policies: set by those who may, and answered by the kiosks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field, StringConstraints
from sqlalchemy import Connection

from upstream.api.answering import TAGGED, IfMatch, seen
from upstream.api.shapes import Shape
from upstream.changes import feed
from upstream.clock import written
from upstream.database.database import transaction
from upstream.kiosks.clients import POLICY
from upstream.kiosks.keys import CLIENT, Caller
from upstream.policies import answers, documents
from upstream.policies.answers import Answer
from upstream.policies.checking import MOST_BYTES, Unsound
from upstream.policies.documents import Document, Unknown
from upstream.problems import Problem
from upstream.service import ServiceOf
from upstream.signatures import KioskCaller, signed

router = APIRouter(tags=["policies"])

PolicyCaller = Annotated[Caller, Depends(signed(CLIENT, may=POLICY))]
"""Whoever may set policies."""

Scope = Annotated[
    str,
    Path(
        pattern=r"^(tenant|(site|kiosk):[^\x00-\x1f\x7f]{1,100})$",
        description="For whom: `tenant` (all of its kiosks), `site:NAME` or `kiosk:NAME`.",
    ),
]
Why = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00]*$")]
Version = Annotated[int, Field(ge=1, le=2**31 - 1)]


class PolicyText(Shape):
    """A document: TOML with the tables `[policy]` and `[[scope]]` of a kiosk's site file."""

    text: Annotated[str, StringConstraints(max_length=MOST_BYTES)]


class KiosksAnswer(Shape):
    """What the kiosk makes of a document in this version."""

    state: Literal["in-force", "refused", "overruled", "set-aside"]
    version: Version | None
    why: Why | None = None


class AnswerShape(BaseModel):
    """The same, with the kiosk's name. `why`: what is wrong with it, which document overrules it, or until when
    facilities keep the rules of their own.
    """

    kiosk: str
    version: int | None
    state: str
    why: str | None
    at: str


class PolicyShape(BaseModel):
    """A document, and what the kiosks said of it."""

    scope: str
    version: int
    text: str
    set_at: str
    set_by: str
    kiosks: list[AnswerShape]


class PoliciesShape(BaseModel):
    """All of a tenant's documents."""

    policies: list[PolicyShape]


@router.get("/v1/policies")
def read_all(service: ServiceOf, caller: PolicyCaller) -> PoliciesShape:
    """What is set, for whom, and what the kiosks made of it."""
    with transaction(service.engine) as connection:
        found, said = documents.all_of(connection, caller.tenant), answers.by_scope(connection, caller.tenant)
    return PoliciesShape(policies=[_shape(one, said.get(one.scope, ())) for one in found])


@router.get("/v1/policies/{scope:path}", response_model=PolicyShape, responses={200: {"headers": TAGGED}})
def read(service: ServiceOf, caller: PolicyCaller, scope: Scope) -> Response:
    """One document."""
    with transaction(service.engine) as connection:
        found = documents.find(connection, caller.tenant, scope)
        if found is None:
            raise Problem(404, "not-found", "No policies are set for this.")
        return _whole(connection, caller.tenant, found)


@router.put("/v1/policies/{scope:path}", response_model=PolicyShape, responses={200: {"headers": TAGGED}})
def put(service: ServiceOf, caller: PolicyCaller, scope: Scope, told: PolicyText, if_match: IfMatch = None) -> Response:
    """Set what is to hold; where something is set already, `If-Match` says which version is replaced."""
    with transaction(service.engine) as connection:
        feed.hold(connection, caller.tenant)
        _check_seen(documents.find(connection, caller.tenant, scope), if_match)
        try:
            made = documents.put(connection, caller.tenant, scope, told.text, caller.name, service.now())
        except Unsound as error:
            raise Problem(422, "invalid", str(error)) from None
        except Unknown as error:
            raise Problem(404, "unknown-scope", str(error)) from None
        return _whole(connection, caller.tenant, made)


@router.delete("/v1/policies/{scope:path}", status_code=204)
def remove(service: ServiceOf, caller: PolicyCaller, scope: Scope, if_match: IfMatch = None) -> None:
    """Nothing is set for this any more: the kiosks go by what is set more widely, or by their site files."""
    with transaction(service.engine) as connection:
        feed.hold(connection, caller.tenant)
        before = documents.find(connection, caller.tenant, scope)
        if before is None:
            raise Problem(404, "not-found", "No policies are set for this.")
        _check_seen(before, if_match)
        documents.remove(connection, caller.tenant, scope, caller.name, service.now())


@router.post("/v1/kiosk/policies/{scope:path}")
def take_answer(service: ServiceOf, caller: KioskCaller, scope: Scope, said: KiosksAnswer) -> AnswerShape:
    """The kiosk says what it made of a document."""
    answer = Answer(caller.kiosk, said.version, said.state, said.why, service.now())
    try:
        with transaction(service.engine) as connection:
            answers.take(connection, caller.tenant, scope, answer)
    except Unknown as error:
        raise Problem(404, "not-found", str(error)) from None
    return _answer(replace(answer, kiosk=caller.name))


def _check_seen(before: Document | None, if_match: str | None) -> None:
    """Whoever replaces something has seen it."""
    if if_match is None:
        if before is not None:
            raise Problem(428, "if-match-missing", "Say with If-Match which version you have seen.")
        return
    tags = seen(if_match)
    if before is None or (tags is not None and _etag(before) not in tags):
        headers = {} if before is None else {"ETag": _etag(before)}
        raise Problem(412, "changed", "The document has changed, or is gone.", headers=headers)


def _whole(connection: Connection, tenant: str, one: Document) -> Response:
    said = answers.by_scope(connection, tenant).get(one.scope, ())
    return JSONResponse(_shape(one, said).model_dump(), headers={"ETag": _etag(one)})


def _etag(one: Document) -> str:
    return f'"{one.version}"'


def _shape(one: Document, said: Sequence[Answer]) -> PolicyShape:
    return PolicyShape(
        scope=one.scope,
        version=one.version,
        text=one.text,
        set_at=written(one.set_at),
        set_by=one.set_by,
        kiosks=[_answer(each) for each in said],
    )


def _answer(one: Answer) -> AnswerShape:
    return AnswerShape(kiosk=one.kiosk, version=one.version, state=one.state, why=one.why, at=written(one.at))
