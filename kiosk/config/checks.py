"""What must be true between the tables of a site file: nothing twice, nothing that points nowhere.

These checks look at the entries as they stand in the file, so that a slip in one key hides no fault in another.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from kiosk.config.faults import quoted, unknown_name
from kiosk.config.known import setting_default
from kiosk.config.lines import Path
from kiosk.config.reading import DEVICES, Reading
from kiosk.config.rules import PolicyTable
from kiosk.config.tables import MOST_COMPARTMENTS, KioskTable, ScreenTable, SiteTable

Row = tuple[Path, dict[str, object]]


def check_languages(reading: Reading, site: SiteTable) -> None:
    """No language twice."""
    for index, language in enumerate(site.languages):
        if language in site.languages[:index]:
            reading.fault(("site", "languages", index), f'"{language}" is in the list twice. Take one out.')


def check_devices(reading: Reading) -> None:
    """Names differ within a kind; no two devices, of whatever kind, sit on one port or source."""
    for kind in DEVICES:
        no_two(reading, reading.rows(kind), ("name",), "The name {name}")
    devices = [row for kind in DEVICES for row in reading.rows(kind)]
    for key in ("url", "source"):
        ports = [(path, raw) for path, raw in devices if _is_one_port(raw.get(key))]
        no_two(reading, ports, (key,), f"The {key}")


def check_ways(reading: Reading) -> None:
    """Each reader and scanner says where its data comes from, in the key that its driver takes."""
    for path, raw in reading.rows("reader"):
        driver = reading.drivers.readers.get(str(raw.get("driver")))
        if driver is not None:
            _check_keys(reading, path, raw, None if driver.types_into_window else "url", driver.example_url)
    for path, raw in reading.rows("scanner"):
        name = str(raw.get("driver"))
        if name in reading.drivers.scanners:
            wanted, example = ("source", "/dev/video0") if name == "camera" else ("url", "/dev/serial/by-id/…")
            _check_keys(reading, path, raw, wanted, example)


def check_compartments(reading: Reading) -> None:
    """Each compartment has its own number, its own lock on a bus that exists, and its own place in the front."""
    rows = reading.rows("compartment")
    no_two(reading, rows, ("door",), "The door number {door}")  # people before the screen know no banks
    no_two(reading, rows, ("bus", "board", "channel"), "The lock on bus {bus}, board {board}, channel {channel}")
    no_two(reading, rows, ("bank", "column", "row"), "The place in column {column}, row {row} of bank {bank}")
    check_wires(reading, rows)
    if len(rows) > MOST_COMPARTMENTS:
        message = f"One kiosk has at most {MOST_COMPARTMENTS} compartments. Give the rest to another kiosk."
        reading.fault(rows[MOST_COMPARTMENTS][0], message)


def check_role(reading: Reading, kiosk: KioskTable, policy: PolicyTable) -> None:
    """A kiosk with doors has doors, locks and a way in; a reception kiosk has no doors."""
    place = ("kiosk", "role")
    if kiosk.role == "reception":
        if reading.has("compartment"):
            message = 'A reception kiosk opens no doors. Take the compartments out, or write role = "combined"'
            reading.fault(place, message)
        return
    for table, what in (("compartment", "doors"), ("bus", "lock boards")):
        if not reading.has(table):
            reading.fault(place, f"A {kiosk.role} kiosk needs {what}. Add at least one [[{table}]].")
    if not (policy.codes or reading.has("reader") or reading.has("scanner")):
        message = "Nobody could open a door here. Add a [[reader]] or a [[scanner]], or allow codes in [policy]."
        reading.fault(place, message)


def check_upstream(reading: Reading) -> None:
    """Where there is a table, it says where upstream is."""
    for path, raw in reading.rows("upstream"):
        if "url" not in raw:
            reading.fault(path, 'It is not said where upstream is. Add a line url = "https://lockers.example.com"')
        _check_near(reading, path, raw)


def _check_near(reading: Reading, path: Path, raw: Mapping[str, object]) -> None:
    """Other banks, each once."""
    near = raw.get("near")
    names = [one.strip() for one in near if isinstance(one, str)] if isinstance(near, list) else []
    own = {str(one.get("bank")).strip() for _, one in reading.rows("compartment")}
    for name in dict.fromkeys(names):
        if name in own:
            reading.fault(
                (*path, "near"), f"Bank {name} is the kiosk's own, and is asked first. Take it out of the list."
            )
        elif names.count(name) > 1:
            reading.fault((*path, "near"), f"Bank {name} is there twice. Take one of them out.")


def check_screen(reading: Reading, screen: ScreenTable) -> None:
    """The screen hangs after a column that the bank has."""
    columns = [raw["column"] for _, raw in reading.rows("compartment") if type(raw.get("column")) is int]
    most = max((one for one in columns if isinstance(one, int)), default=None)
    if most is not None and screen.after_column is not None and screen.after_column > most:
        message = f"The bank has only {most} columns. Write the column left of the screen, or 0 where it hangs first."
        reading.fault(("screen", "after_column"), message)


def _check_keys(reading: Reading, path: Path, raw: dict[str, object], wanted: str | None, example: str) -> None:
    for key in ("source", "url"):
        if key in raw and key != wanted:
            reading.fault((*path, key), f"The driver {raw['driver']} takes no {key}. Take this line out.")
    if wanted is not None and wanted not in raw:
        reading.fault((*path, wanted), f'{wanted} is missing. Add a line {wanted} = "{example}"')


def check_wires(reading: Reading, rows: Sequence[Row]) -> None:
    """Each of these entries names a bus of the file, and a board and channel that its driver has."""
    _check_buses(reading, rows)
    _check_addresses(reading, rows)


def _check_buses(reading: Reading, rows: Sequence[Row]) -> None:
    names = sorted({str(bus[0]) for _, raw in reading.rows("bus") if (bus := plucked(raw, ("name",)))})
    for path, raw in rows:
        bus = plucked(raw, ("bus",))
        if bus is not None and bus[0] not in names:
            message = unknown_name("bus", str(bus[0]), names, "The file has no [[bus]] with a name. Add one.")
            reading.fault((*path, "bus"), message)


def _check_addresses(reading: Reading, rows: Sequence[Row]) -> None:
    buses = {str(raw.get("name")).strip(): raw for _, raw in reading.rows("bus")}
    for path, raw in rows:
        bus, board, channel = plucked(raw, ("bus", "board", "channel")) or ("", None, None)
        wired = buses.get(str(bus), {})
        driver = reading.drivers.locks.get(str(wired.get("driver")))
        if driver is None or not isinstance(board, int) or not isinstance(channel, int) or board < 0 or channel < 1:
            continue  # the table's own check says so
        objection = driver.check_address(board, channel)
        most = wired.get("channels", setting_default(driver, "channels"))
        if objection is not None:
            reading.fault((*path, _blamed(driver.check_address, board, channel)), objection)
        elif isinstance(most, int) and not isinstance(most, bool) and channel > most:
            message = f"The boards on bus {quoted(bus)} have {most} channels. Where they have more, set channels there."
            reading.fault((*path, "channel"), message)


def _blamed(check: Callable[[int, int], str | None], board: int, channel: int) -> str:
    """The key that the driver objects to: the board where channel 1 would be refused too."""
    return "board" if channel == 1 or check(board, 1) else "channel"


def _is_one_port(url: object) -> bool:
    """Whether there is only one of it: not so for a place that an example leaves open, nor for a loop-back."""
    return isinstance(url, str) and "…" not in url and not url.startswith("loop://")


def plucked(raw: dict[str, object], keys: Sequence[str]) -> tuple[str | int, ...] | None:
    """The values of ``keys``, or None where one is missing or of a kind that its own check objects to."""
    values = [raw.get(key) for key in keys]
    found = [one.strip() if isinstance(one, str) else one for one in values if isinstance(one, (str, int))]
    return tuple(found) if len(found) == len(keys) and not any(isinstance(one, bool) for one in found) else None


def no_two(
    reading: Reading, rows: Sequence[Row], keys: tuple[str, ...], what: str, advice: str = "Write another one."
) -> None:
    """A fault at every entry that has the same values under ``keys`` as an earlier one."""
    first: dict[Hashable, Path] = {}
    for path, raw in rows:
        mine = plucked(raw, keys)
        if mine is None:
            continue
        earlier = first.setdefault(mine, path)
        if earlier != path:
            subject = what.format(**{key: _shown(one) for key, one in zip(keys, mine, strict=True)})
            line = reading.line((*earlier, keys[-1]))
            reading.fault((*path, keys[-1]), f"{subject} is already used on line {line}. {advice}")


def _shown(value: str | int) -> str:
    return quoted(value) if isinstance(value, str) else str(value)
