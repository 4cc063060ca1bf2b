"""Settings of a driver, as they stand in the site file, checked without any library.

A driver declares a frozen dataclass whose fields are made by :func:`number`, :func:`choice`, :func:`flag`,
:func:`word` and :func:`secret_file`; :func:`read` fills it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar

T = TypeVar("T")

_CHECK = "check"
"""The key in a field's metadata under which its rule stands."""

_OPTIONS = "options"
"""And of a choice, what can be chosen."""

_UNSHOWN = "unshown"
"""The key in a field's metadata that keeps its value out of every message."""


def number(default: int, low: int, high: int) -> Any:
    """A whole number from ``low`` to ``high``."""

    def check(value: object) -> str | None:
        # bool is an int to Python, but "baud = true" is a slip.
        fits = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return None if fits else f"must be a whole number from {low} to {high}"

    return field(default=default, metadata={_CHECK: check})


def choice(*options: str | int) -> Any:
    """One of ``options``; the first is the default."""

    def check(value: object) -> str | None:
        fits = not isinstance(value, bool) and value in options
        return None if fits else f"must be one of {', '.join(map(repr, options))}"

    return field(default=options[0], metadata={_CHECK: check, _OPTIONS: options})


def flag(*, default: bool) -> Any:
    """True or false."""

    def check(value: object) -> str | None:
        return None if isinstance(value, bool) else "must be true or false"

    return field(default=default, metadata={_CHECK: check})


def word(default: str, pattern: str, rule: str) -> Any:
    """A text that matches ``pattern`` wholly; ``rule`` says so after "must"."""

    def check(value: object) -> str | None:
        return None if isinstance(value, str) and re.fullmatch(pattern, value) else f"must {rule}"

    return field(default=default, metadata={_CHECK: check})


def secret_file() -> Any:
    """The path of a file with secrets in it; empty for none. A secret that stands here by mistake is not shown."""

    def check(value: object) -> str | None:
        fits = isinstance(value, str) and (not value or value.startswith("/"))
        return None if fits else "must be the path of a file, beginning with /"

    return field(default="", metadata={_CHECK: check, _UNSHOWN: True})


def read(into: type[T], given: Mapping[str, object]) -> T:
    """Fill the dataclass ``into``; absent keys and None keep their default.

    Raises ValueError with a sentence that names the setting.
    """
    known = {entry.name: entry for entry in fields(into)}  # type: ignore[arg-type]
    values = {name: value for name, value in given.items() if value is not None}
    for name, value in values.items():
        if name not in known:
            options = ", ".join(known) or "none"
            raise ValueError(f"There is no setting “{name}” here; the settings are: {options}.")
        check: Callable[[object], str | None] = known[name].metadata[_CHECK]
        if fault := check(value):
            shown = "" if known[name].metadata.get(_UNSHOWN) else f", not {value!r}"
            raise ValueError(f"The setting “{name}” {fault}{shown}.")
    return into(**values)


def defaults(of: type[Any]) -> dict[str, object]:
    """The settings that ``of`` has, with their defaults; for help texts."""
    return {entry.name: entry.default for entry in fields(of) if entry.default is not MISSING}


def choices(of: type[Any], name: str) -> tuple[Any, ...]:
    """What can be chosen for the setting ``name``; empty where there is no such setting, or it is no choice."""
    return next((entry.metadata.get(_OPTIONS, ()) for entry in fields(of) if entry.name == name), ())


@dataclass(frozen=True, slots=True)
class NoSettings:
    """For drivers that have nothing to set."""
