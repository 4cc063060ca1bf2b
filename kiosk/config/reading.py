"""From the parsed file to its tables, each checked on its own so that one fault hides no other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from kiosk.config.faults import Fault, harmless, quoted, unknown_word, worded
from kiosk.config.known import Driver, Drivers
from kiosk.config.lines import Lines, Path
from kiosk.config.rules import NARROWER, PolicyTable, ScopeEntry, Table
from kiosk.config.tables import (
    BankEntry,
    BusEntry,
    CompartmentEntry,
    DeskEntry,
    InputEntry,
    KioskTable,
    LostPropertyTable,
    NoticesTable,
    OperatorsTable,
    PrinterEntry,
    ReaderEntry,
    RecordTable,
    ScannerEntry,
    ScreenTable,
    SiteTable,
    StickTable,
    TenantEntry,
    UpstreamTable,
    VisitorsTable,
)

SINGLE: Mapping[str, type[Table]] = {
    "site": SiteTable,
    "kiosk": KioskTable,
    "screen": ScreenTable,
    "policy": PolicyTable,
    "notices": NoticesTable,
    "record": RecordTable,
    "visitors": VisitorsTable,
    "operators": OperatorsTable,
    "lost_property": LostPropertyTable,
    "stick": StickTable,
    "upstream": UpstreamTable,
}
REPEATED: Mapping[str, type[Table]] = {
    "bus": BusEntry,
    "reader": ReaderEntry,
    "scanner": ScannerEntry,
    "printer": PrinterEntry,
    "input": InputEntry,
    "bank": BankEntry,
    "compartment": CompartmentEntry,
    "scope": ScopeEntry,
    "tenant": TenantEntry,
    "desk": DeskEntry,
}
DEVICES = ("bus", "reader", "scanner", "printer")
NEEDED = ("site", "kiosk")
# By which keys messages call an entry.
TITLES: Mapping[str, tuple[str, ...]] = {"compartment": ("door",), "scope": NARROWER}

T = TypeVar("T", bound=Table)


class Reading:
    """The tables of one file, and the faults found so far."""

    def __init__(self, raw: Mapping[str, Any], lines: Lines, drivers: Drivers) -> None:
        self.faults: list[Fault] = []
        self.drivers = drivers
        self._raw = raw
        self._lines = lines
        self._check_names()

    def fault(self, path: Path, message: str) -> None:
        """Note what is wrong at ``path``."""
        self.faults.append(Fault(self.line(path), self._where(path), message))

    def line(self, path: Path) -> int | None:
        """The line on which ``path`` stands."""
        return self._lines.of(path)

    def single(self, name: str, model: type[T]) -> T | None:
        """A table that occurs once; one that may be left out has defaults."""
        raw = self._raw.get(name, {})
        if not isinstance(raw, dict):
            self.fault((name,), f"This table occurs once: write [{name}] in single square brackets above its keys.")
            return None
        if name in NEEDED and name not in self._raw:
            self.fault((name,), f"The table [{name}] is missing. Add it with its keys; docs/site-file.md has them all.")
            return None
        return self._checked((name,), raw, model)

    def entries(self, name: str, model: type[T]) -> list[T]:
        """The tables that occur any number of times, as far as they are sound."""
        return [entry for _, entry in self.placed(name, model)]

    def placed(self, name: str, model: type[T]) -> list[tuple[Path, T]]:
        """The same, each with its place."""
        raw = self._raw.get(name, [])
        if not isinstance(raw, list):
            self.fault((name,), f"This table occurs many times: write [[{name}]] in double square brackets.")
            return []
        paths = [(name, index) for index in range(len(raw))]
        checked = [(path, self._entry(path, entry, model)) for path, entry in zip(paths, raw, strict=True)]
        return [(path, entry) for path, entry in checked if entry is not None]

    def has(self, name: str) -> bool:
        """Whether the file has such a table at all, sound or not."""
        return bool(self._raw.get(name))

    def rows(self, name: str) -> list[tuple[Path, dict[str, Any]]]:
        """The entries of a table as they stand in the file, sound or not; of one that occurs once, itself."""
        raw = self._raw.get(name)
        if name in SINGLE:
            return [((name,), raw)] if isinstance(raw, dict) else []
        rows = enumerate(raw if isinstance(raw, list) else [])
        return [((name, index), entry) for index, entry in rows if isinstance(entry, dict)]

    def _entry(self, path: Path, raw: object, model: type[T]) -> T | None:
        if not isinstance(raw, dict):
            self.fault(path, f"Here should be a table: write [[{path[0]}]] and its keys below it.")
            return None
        given = self._with_settings(path, raw) if path[0] in DEVICES else raw
        return self._checked(path, given, model)

    def _check_names(self) -> None:
        known = [*SINGLE, *REPEATED]
        for name, value in self._raw.items():
            if name in known:
                continue
            if isinstance(value, (dict, list)):
                self.fault((name,), unknown_word(name, known, "a table of a site file"))
            else:
                self.fault((name,), f"The key {quoted(name)} stands above all tables. Move it into the right table.")

    def _checked(self, path: Path, raw: Mapping[str, Any], model: type[T]) -> T | None:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            found = error.errors(include_url=False)
            inside = {one["loc"][:1] for one in found if len(one["loc"]) > 1}
            for one in found:
                if one["loc"] not in inside:  # a list of which every entry is refused counts as too short, too
                    self.fault((*path, *one["loc"]), worded(one, model))
        return None

    def _with_settings(self, path: Path, raw: Mapping[str, Any]) -> dict[str, Any]:
        """The entry with the driver's own keys, once the driver has checked them, gathered under ``settings``."""
        kind, before = str(path[0]), len(self.faults)
        own = [name for name in REPEATED[kind].model_fields if name != "settings"]
        settings = {key: value for key, value in raw.items() if key not in own}
        driver = self._driver(path, raw.get("driver"))
        known = [*own, *self.drivers.setting_names(kind, driver)]
        for key, value in settings.items():
            if key not in known:
                self.fault((*path, key), unknown_word(key, known, "a key that belongs here"))
            elif driver is not None:
                self._check_setting((*path, key), driver, value)
        if kind == "reader" and len(self.faults) == before:
            self._check_together(path, raw.get("driver"), settings)
        return {**{key: value for key, value in raw.items() if key in own}, "settings": settings}

    def _driver(self, path: Path, name: object) -> Driver | None:
        kind = str(path[0])
        if not isinstance(name, str):
            return None  # the table's own check says so
        objection = self.drivers.objection(kind, name)
        if objection is not None:
            self.fault((*path, "driver"), objection)
        return self.drivers.of(kind).get(name)

    def _check_setting(self, path: Path, driver: Driver, value: object) -> None:
        try:
            driver.check_settings({str(path[-1]): value})
        except ValueError as error:
            self.fault(path, harmless(str(error), longest=300))

    def _check_together(self, path: Path, driver: object, settings: Mapping[str, Any]) -> None:
        reader = self.drivers.readers.get(str(driver))
        try:
            if reader is not None:
                reader.check_together(settings)
        except ValueError as error:
            self.fault((*path, "driver"), harmless(str(error), longest=300))

    def _where(self, path: Path) -> str:
        """The place in words: ``[site], name`` or ``compartment "05", channel``."""
        head, *rest = path
        if not rest or not isinstance(rest[0], int):
            place = f"[{head}]" if head in SINGLE else f"[[{head}]]" if head in REPEATED else harmless(str(head))
        else:
            place = self._entry_name(str(head), rest.pop(0))
        return ", ".join([place, *(harmless(one) for one in rest if isinstance(one, str))])

    def _entry_name(self, name: str, index: str | int) -> str:
        entry = self._raw[name][index]
        keys = TITLES.get(name, ("name",))
        titles = (
            [entry[key].strip() for key in keys if isinstance(entry.get(key), str)] if isinstance(entry, dict) else []
        )
        title = next(filter(None, titles), None)
        return f"{name} no. {int(index) + 1}" if title is None else f"{name} {quoted(title)}"
