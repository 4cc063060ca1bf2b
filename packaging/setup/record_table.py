"""Keep the documentation's table of events true to the catalogue in kiosk/domain/events.

`update` writes docs/record/events.md anew; `check` fails where that would change it.

Usage: python packaging/setup/record_table.py update | check
"""

from __future__ import annotations

import inspect
import sys
import types
from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Annotated, Union, get_args, get_origin

from kiosk.domain.events import CATALOGUE, SUBJECTS, Event
from kiosk.domain.events.base import Mark, mark_of, own_fields

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "docs" / "record" / "events.md"
INTRODUCTION = """\
# What is recorded

Each line of the record is an event of one of these {count} kinds. This table is made from the code
(`make record-table`), and a test holds that every kind is recorded by something.

Beside what its kind says, each event says when it was, how far the clock was to be believed, and in which run of the
computer; and, where they apply, which `bank` and `door`, which `assignment` and which `opening` it is about.

**Kept** fields are in the header, under `detail`, for as long as the record is. **Erasable** ones are beside the chain,
in the part that is erased after the days that are set or on request; there as well are the `person` whom the event is
about and the `operator` who did it. A field that has nothing to say is left out. Instants are in UTC, in ISO 8601.
"""
WORDS = {str: "text", int: "number", bool: "yes or no", datetime: "instant"}


def table() -> str:
    """The whole page."""
    parts = [INTRODUCTION.format(count=len(CATALOGUE))]
    for subject in SUBJECTS:
        parts += ["\n", "".join(f"{line}\n" for line in _section(subject))]
    return "".join(parts)


def _section(subject: types.ModuleType) -> Iterator[str]:
    title, _, rest = _one_line(subject.__doc__).partition(": ")
    yield f"## {title}"
    yield f"{rest[0].upper()}{rest[1:]}"
    yield ""
    yield "| kind | meaning | kept | erasable |"
    yield "|---|---|---|---|"
    for kind in (one for one in CATALOGUE.values() if one.__module__ == subject.__name__):
        cells = (f"`{kind.kind}`", _one_line(kind.__doc__), _fields(kind, kept=True), _fields(kind, kept=False))
        yield " ".join(f"| {' | '.join(cells)} |".split())


def _one_line(text: str | None) -> str:
    return " ".join(inspect.cleandoc(text or "").split()).replace("``", "`")


def _fields(kind: type[Event], *, kept: bool) -> str:
    hints = own_fields(kind).items()
    return "<br>".join(f"`{name}`: {_words(hint)}" for name, hint in hints if (mark_of(hint) is None) is kept)


def _words(hint: object) -> str:
    """A field's type for a reader who has never seen Python."""
    if get_origin(hint) is Annotated:
        return "person" if mark_of(hint) is Mark.PERSON else _words(get_args(hint)[0])
    if get_origin(hint) in {Union, types.UnionType}:
        return f"{_words(next(one for one in get_args(hint) if one is not types.NoneType))}, if any"
    assert isinstance(hint, type)
    if issubclass(hint, Enum):
        return " · ".join(f"`{one.value}`" for one in hint)
    return WORDS[hint]


def check() -> int:
    current = TABLE.exists() and TABLE.read_text("utf-8") == table()
    print("events: the table is up to date" if current else f"{TABLE.name} is stale: make record-table")
    return 0 if current else 1


def main() -> int:
    match sys.argv[1:]:
        case ["check"]:
            return check()
        case ["update"]:
            TABLE.parent.mkdir(parents=True, exist_ok=True)
            TABLE.write_text(table(), "utf-8")
            return 0
        case _:
            print(__doc__)
            return 64  # EX_USAGE


if __name__ == "__main__":
    raise SystemExit(main())
