"""Bytes and numbers of badges and codes, made fit to be shown: no more than the last two characters."""

_SHOWN = 2
_STAR = 0x2A


def masked_number(number: str) -> str:
    """``… 7F (10 characters)``; of a number that is hardly longer than that, nothing at all."""
    end = f"…{number[-_SHOWN:]}" if len(number) > 2 * _SHOWN else "…"
    return f"{end} ({len(number)} characters)"


def masked_bytes(data: bytes, *, textual: bool) -> bytes:
    """The marks between numbers are kept, where numbers are text; all else is a star."""
    return bytes(byte if textual and byte < 0x20 else _STAR for byte in data)


def masked_hex(data: bytes, *, textual: bool) -> str:
    """The same, as a row of hex: a byte that is not shown is two dots."""
    return " ".join(f"{byte:02X}" if textual and byte < 0x20 else "··" for byte in data)
