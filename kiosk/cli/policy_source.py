"""``locker-kiosk policy show`` and ``keep-own``: where the policies come from that hold, and keeping one's own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from kiosk.cli.failure import Failure
from kiosk.cli.folders import with_kiosk
from kiosk.cli.options import Data, Json
from kiosk.cli.orders import carry_out, timezone
from kiosk.cli.saying import say, say_json
from kiosk.cli.visiting import at
from kiosk.config import times
from kiosk.engine.ports import StoreError
from kiosk.engine.upstream import policies
from kiosk.engine.upstream.policy_ports import PolicySource
from kiosk.store import reading

SHOW_EXAMPLE = "Example: locker-kiosk policy show --data /var/lib/locker-kiosk"
KEEP_EXAMPLE = "Example: locker-kiosk policy keep-own --for 24h --data /var/lib/locker-kiosk"

Told = Mapping[str, Any]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="The site file, where no kiosk runs.")]
_TELLS: Mapping[str, str] = {
    "in-force": "in force",
    "refused": "refused: {why}",
    "overruled": "overruled by {why}",
    "set-aside": "set aside until {why}",
}


def show(data: Data, as_json: Json = False) -> None:
    """Show where the policies come from that hold here: the site file, or which of upstream's documents."""
    source, told, scopes = _found(data)
    if as_json:
        say_json(_as_json(source, told))
        return
    for line in _lines(source, told, scopes, timezone(with_kiosk(data), None)):
        say(line)


def keep_own(
    data: Data,
    lasting: Annotated[str | None, typer.Option("--for", metavar="TIME", help="So long, like 24h; 7d at most.")] = None,
    end: Annotated[bool, typer.Option("--end", help="Go by upstream's policies again.")] = False,
    config: Config = None,
) -> None:
    """Go by the site file's policies for a while, whatever upstream has: in an emergency, or until it is put right.

    It is on the record, and ends by itself. What was given meanwhile goes on under the policy that it was given under.
    """
    if (lasting is None) is not end:
        raise Failure(os.EX_USAGE, "Say for how long, like --for 24h, or --end.")
    if lasting is None:
        answer = carry_out(with_kiosk(data), config, {"do": "policy.follow"})
        say(f"{_whose(answer['document'], answer['version'])} hold here again.")
        return
    order = {"do": "policy.keep_own", "seconds": _seconds(lasting)}
    answer = carry_out(with_kiosk(data), config, order)
    say(f"The site file's policies hold here until {at(answer['until'])}.")


def _seconds(text: str) -> float:
    try:
        return times.lasting(text).total_seconds()
    except ValueError as error:
        raise Failure(os.EX_USAGE, f"--for: {error}") from None


def _found(data: Data) -> tuple[PolicySource, Sequence[Told], Sequence[str]]:
    """Which hold, what upstream has for this kiosk, and for whom something is set."""
    database = with_kiosk(data).database
    try:
        here = {one.id: one for one in reading.told(database, policies.HERE)}
        rows = reading.told(database, policies.POLICY)
        scopes = [one.title for one in reading.scopes(database)]
    except StoreError as error:
        raise Failure(os.EX_IOERR, str(error)) from None
    told = [{"document": row.id, **row.value["said"]} for row in rows if row.value and row.value["said"]]
    return policies.source(next(iter(here.values()), None)), told, scopes


def _as_json(source: PolicySource, told: Sequence[Told]) -> Mapping[str, Any]:
    return {
        "document": source.document or None,
        "version": source.version or None,
        "sha256": source.sha256 or None,
        "own_until": None if source.own_until is None else source.own_until.isoformat(),
        "told": told,
    }


def _lines(source: PolicySource, told: Sequence[Told], scopes: Sequence[str], zone: ZoneInfo) -> Iterator[str]:
    yield f"{_whose(source.document or None, source.version)} hold here, for: {', '.join(scopes) or 'nobody'}."
    if source.own_until is not None:
        until = at(source.own_until.astimezone(zone).isoformat())
        yield f"They are kept until {until}, whatever upstream has; keep-own --end ends that."
    for one in told:
        said = _TELLS[one["state"]].format(why=one["why"])
        yield f"  {one['document']}, version {one['version']}: {said}"


def _whose(document: str | None, version: int | None) -> str:
    return "The site file's policies" if document is None else f"Upstream's policies ({document}, version {version})"
