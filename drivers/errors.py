"""What can go wrong with hardware, in sentences for the person with the screwdriver.

A message names the port or the board, never a badge or a code. All of these are faults of the world, not bugs:
the caller reports them and tries again, later.
"""


class DriverError(Exception):
    """Whatever a piece of hardware, or the way to it, refused to do; :attr:`sentence` says it without any bytes."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence


class PortGone(DriverError):
    """The adapter is not there, or went away: unplugged, powered off, connection lost. Connecting again may succeed."""


class PortDenied(DriverError):
    """The adapter is there but not ours: no permission, not a serial port, or in use by another program."""


class NoReply(DriverError):
    """The board kept silent. What it was asked to do may have happened all the same."""


class NotReady(DriverError):
    """The device is there and answers, and can't do it just now: somebody has to see to it (paper, a cover)."""


class BadReply(DriverError):
    """The board sent something that is no valid answer; :attr:`raw` holds what came, for the log."""

    def __init__(self, message: str, raw: bytes) -> None:
        super().__init__(f"{message} Received: {raw.hex(' ').upper()}.")
        self.sentence = message
        self.raw = raw
