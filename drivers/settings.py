"""Settings of a driver, as they stand in the site file, checked without any library.

A driver declares a frozen dataclass whose fields are made by :func:`number`, :func:`choice` and :func:`flag`;
:func:`read` fills it.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, TypeVar

T = TypeVar("T")

_CHECK = "check"
"""The key in a field's metadata under which its rule stands."""


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

    return field(default=options[0], metadata={_CHECK: check})


def flag(*, default: bool) -> Any:
    """True or false."""

    def check(value: object) -> str | None:
        return None if isinstance(value, bool) else "must be true or false"

    return field(default=default, metadata={_CHECK: check})


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
            raise ValueError(f"The setting “{name}” {fault}, not {value!r}.")
    return into(**values)


def defaults(of: type[Any]) -> dict[str, object]:
    """The settings that ``of`` has, with their defaults; for help texts."""
    return {entry.name: entry.default for entry in fields(of) if entry.default is not MISSING}


@dataclass(frozen=True, slots=True)
class NoSettings:
    """For drivers that have nothing to set."""
