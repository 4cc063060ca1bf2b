"""What can be set for an OSDP reader."""

from dataclasses import dataclass

from drivers.readers.identifiers import BadgeSettings
from drivers.settings import choice, flag, number, secret_file


@dataclass(frozen=True, slots=True)
class Settings(BadgeSettings):
    """``address``: as it is set at the reader. ``key_file``: the key that it shares with this kiosk (``read_key``).

    ``secure``: ``required``: nothing is believed outside a secure channel. ``install``: a new reader is given the key,
    over a line that nobody must listen to meanwhile. ``off``: whoever gets at the wires can pretend to be any card.
    ``format``: what the bits of a card mean: the layouts of sheet 2.3 by their length (``auto``), one of them, or
    nothing (``raw``). ``signals``: whether its lamp and buzzer tell what comes of a card.
    """

    baud: int = choice(9600, 19200, 38400, 57600, 115200, 230400)
    address: int = number(0, 0, 126)
    secure: str = choice("required", "install", "off")
    key_file: str = secret_file()
    format: str = choice("auto", "h10301", "34-bit", "h10304", "h10302", "raw")
    signals: bool = flag(default=True)
    reply_timeout_ms: int = number(2500, 500, 10000)

    def objection(self) -> str | None:
        """A sentence where they don't fit each other."""
        if self.secure != "off" and not self.key_file:
            return (
                "An OSDP reader needs a “key_file” with the key that it shares with this kiosk, or secure = “off”, "
                "which protects no card from whoever gets at the wires."
            )
        if self.secure == "off" and self.key_file:
            return "The setting “key_file” is for a secure channel, and secure is “off”: take one out."
        return None
