"""What can be wrong with a bus: each fault turns a board's reply into what really arrives, and when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drivers.emulators.firmware import Firmware, Reply

_BYTE_S = 0.002
"""Between the bytes of a split reply: twice the 1.04 ms that a byte takes at 9600 baud."""

_GARBAGE = bytes.fromhex("00 FF 8A 02 90 57 7E")
"""Line noise as a transceiver makes it when it turns round, with first bytes of frames in it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault. ``deaf`` boards do nothing at all; the others act, and only their reply suffers.

    ``vanishes``: within a reply the port is pulled, and stays away until it is plugged in again.
    """

    name: str
    deaf: bool = False
    late_s: float = 0.0
    vanishes: bool = False

    def spoil(self, reply: Reply, firmware: Firmware) -> list[Reply]:
        """What arrives instead of ``reply``."""
        late = Reply(reply.data, reply.after_s + self.late_s)
        return _SPOILERS[self.name](late, firmware)


def _changed(change: Callable[[bytes], bytes]) -> "_Spoiler":
    return lambda reply, _: [Reply(change(reply.data), reply.after_s)]


def _interleaved(reply: Reply, firmware: Firmware) -> list[Reply]:
    """Something else is said first: a report, or in a family without any an answer from elsewhere."""
    return [Reply((firmware.unasked() or firmware.misaddressed(reply.data)) + reply.data, reply.after_s)]


def _split(reply: Reply, _: Firmware) -> list[Reply]:
    return [Reply(bytes((byte,)), reply.after_s + place * _BYTE_S) for place, byte in enumerate(reply.data)]


_Spoiler = Callable[[Reply, Firmware], list[Reply]]

_SPOILERS: Mapping[str, _Spoiler] = {
    "none": lambda reply, _: [reply],
    "silent": lambda _, __: [],
    "mute": lambda _, __: [],
    "late": lambda reply, _: [reply],
    "bad-checksum": _changed(lambda data: data[:-1] + bytes((data[-1] ^ 0xFF,))),
    "truncated": _changed(lambda data: data[:-2]),
    "doubled": _changed(lambda data: data * 2),
    "garbage": _changed(lambda data: _GARBAGE + data),
    "wrong-address": lambda reply, firmware: [Reply(firmware.misaddressed(reply.data), reply.after_s)],
    "split": _split,
    "interleaved": _interleaved,
    "vanishing": _changed(lambda data: data[: len(data) // 2]),
}

NAMES = tuple(_SPOILERS)
NO_FAULT = Fault("none")


def fault(name: str, late_ms: str | None = None) -> Fault:
    """A fault by its name; ``late`` takes milliseconds. Raises ValueError with a sentence."""
    if name not in _SPOILERS:
        raise ValueError(f"There is no fault “{name}”; there are {', '.join(NAMES)}.")
    if (name == "late") != (late_ms is not None):
        raise ValueError("“late” takes a number of milliseconds, the other faults take nothing.")
    if late_ms is not None and not late_ms.isdecimal():
        raise ValueError(f"“{late_ms}” is no number of milliseconds.")
    return Fault(name, deaf=name == "silent", late_s=int(late_ms or 0) / 1000, vanishes=name == "vanishing")
