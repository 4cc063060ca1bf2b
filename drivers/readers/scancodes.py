"""Which character a key code of Linux (``linux/input-event-codes.h``) stands for on a US keyboard.

Readers that type are built for the US layout. Whoever reads their codes, instead of the characters that the computer's
layout makes of them, gets the right badge on a German or French computer too.
"""

from collections.abc import Mapping

SHIFT_KEYS = frozenset((42, 54))
ENTER_KEYS = frozenset((28, 96))

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
    (71, "789-456+1230.", "789-456+1230."),  # the keypad
)

US: Mapping[int, tuple[str, str]] = {
    first + place: pair
    for first, plain, shifted in _ROWS
    for place, pair in enumerate(zip(plain, shifted, strict=True))
}
"""Key code to the character without and with shift."""


def character(code: int, *, shifted: bool = False) -> str:
    """What a key writes: a line feed for Enter, nothing for a key that writes nothing."""
    if code in ENTER_KEYS:
        return "\n"
    return US.get(code, ("", ""))[shifted]
