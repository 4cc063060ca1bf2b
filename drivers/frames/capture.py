"""A capture: what went over a line, a JSON line for each chunk of bytes: ``{"at", "bus", "dir", "hex"}``.

``at`` are seconds since the capture began; ``dir`` is ``out`` for what this computer sent and ``in`` for what it heard.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drivers.wire_tap import Direction


class CaptureError(ValueError):
    """This is no capture; says in which line."""


@dataclass(frozen=True, slots=True)
class Record:
    """Bytes that went one way."""

    at: float
    bus: str
    direction: Direction
    data: bytes

    def as_line(self) -> str:
        """A line of a capture, with its end."""
        fields = {"at": round(self.at, 4), "bus": self.bus, "dir": self.direction.value, "hex": self.data.hex().upper()}
        return json.dumps(fields, ensure_ascii=False) + "\n"


def records(lines: Iterable[str]) -> Iterator[Record]:
    """The records of a capture. Raises CaptureError."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            read = json.loads(line)
            data = bytes.fromhex(read["hex"])
            yield Record(float(read["at"]), str(read["bus"]), Direction(read["dir"]), data)
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            raise CaptureError(f"Line {number} is no record of a capture: at, bus, dir (in or out) and hex.") from None
