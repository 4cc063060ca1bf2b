"""What an ESC/POS printer is asked, and what it says of itself. Pure; as in Epson's reference (README.md)."""

# Real-time questions: answered at once, also while something prints or waits for paper.
ASK_PRINTER = bytes.fromhex("10 04 01")
ASK_OFFLINE = bytes.fromhex("10 04 02")
ASK_PAPER = bytes.fromhex("10 04 04")
# Answered in its turn, so when all that was sent before it is on paper.
ASK_WHEN_DONE = bytes.fromhex("1D 72 01")

_OFFLINE = 0x08
_COVER_OPEN = 0x04
_NO_PAPER = 0x60
_NO_PAPER_WHEN_DONE = 0x0C


def no_paper(answer: int) -> bool:
    """Whether the answer to ASK_PAPER says so."""
    return bool(answer & _NO_PAPER)


def no_paper_when_done(answer: int) -> bool:
    """Whether the answer to ASK_WHEN_DONE says so."""
    return bool(answer & _NO_PAPER_WHEN_DONE)


def offline(answer: int) -> bool:
    """Whether the answer to ASK_PRINTER says that it prints nothing now."""
    return bool(answer & _OFFLINE)


def cover_open(answer: int) -> bool:
    """Whether the answer to ASK_OFFLINE says so."""
    return bool(answer & _COVER_OPEN)


def real_time_answer(data: bytes) -> int | None:
    """The first byte that can be an answer to a real-time question; XON, XOFF and other reports are none."""
    return next((one for one in data if one & 0x93 == 0x12), None)


def done_answer(data: bytes) -> int | None:
    """The first byte that can be an answer to ASK_WHEN_DONE."""
    return next((one for one in data if one & 0x90 == 0x00), None)
