"""The lamp and the buzzer of an ACR122U: one pseudo-APDU, however it gets there. Sheet 2.5 (from memory there).

``FF 00 40 LED 04 T1 T2 REPEATS BUZZER``: LED bits 0 and 1 are red and green at the end, 2 and 3 say that they change,
4 and 5 how the blinking begins, 6 and 7 that they blink; T1 and T2 are tenths of a second; the buzzer sounds in T1 (1).
The reader answers when it has done all that.
"""

from drivers.readers.base import Signal

LONGEST_S = 1.0
"""Seconds in which the answer to either signal is there."""

_GREEN_STAYS = 0x02 | 0x04 | 0x08
_GREEN_BLINKS, _RED_BLINKS = 0x20 | 0x80, 0x10 | 0x40


def signal(signal: Signal) -> bytes:
    """A short tone and green for welcome; two tones and red for refused. Green stays, as the reader has it at rest."""
    if signal is Signal.WELCOME:
        return _request(_GREEN_STAYS | _GREEN_BLINKS, repeats=1)
    return _request(_GREEN_STAYS | _RED_BLINKS, repeats=2)


def _request(lamps: int, repeats: int) -> bytes:
    return bytes((0xFF, 0x00, 0x40, lamps, 0x04, 0x01, 0x01, repeats, 0x01))
