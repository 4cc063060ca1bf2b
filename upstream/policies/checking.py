"""What can be told of a document of policies without the doors that it is for: the kiosks have the last word.

A document is TOML with the tables ``[policy]`` and ``[[scope]]`` of a kiosk's site file.
"""

from __future__ import annotations

import json
import re
import tomllib

MOST_BYTES = 16 << 10
TENANT = "tenant"
_SCOPE = re.compile(r"(?:site|kiosk):[^\x00-\x1f\x7f]{1,100}")


class Unsound(ValueError):
    """It is no document of policies; a sentence that says why."""


def is_scope(text: str) -> bool:
    """Whether documents can be for this: ``tenant`` (all of its kiosks), ``site:NAME`` or ``kiosk:NAME``."""
    return text == TENANT or _SCOPE.fullmatch(text) is not None


def check(text: str) -> None:
    """Raises Unsound."""
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise Unsound("The document has characters that are none.") from None
    if size > MOST_BYTES:
        raise Unsound(f"A document of policies has at most {MOST_BYTES} bytes, this has {size}.")
    document = _parsed(text)
    if not document:
        raise Unsound("The document sets nothing. Write [policy], and what is to hold below it.")
    for name, value in document.items():
        if (name, type(value)) not in {("policy", dict), ("scope", list)}:
            raise Unsound(f"Only [policy] and [[scope]] may stand in a document of policies, and not {_shown(name)}.")


def _parsed(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise Unsound("Brackets are nested far too deep in this document.") from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line \d+, column \d+|at end of document", str(error))
        where = f" ({place[0]})" if place else ""
        raise Unsound(f"The document is not written as TOML wants it{where}.") from None
    except ValueError:  # a number with more digits than Python takes
        raise Unsound("The document has a number that is far too long.") from None


def _shown(name: str) -> str:
    return json.dumps(name[:40])
