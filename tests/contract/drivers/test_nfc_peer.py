"""The nfc driver against cards that nfcpy itself emulates, card to reader over its UDP driver (sheet 2.6).

The card's side is nfcpy's: its Type 3 emulation, and a Type 2 tag answered by hand through ``listen`` and ``exchange``.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any

from drivers.readers import DRIVERS, BadgeReader
from drivers.readers.nfc.opening import library
from tests.fakes.udp_card import free_port

NFC = DRIVERS["nfc"]
UID, IDM = bytes.fromhex("05A1B2C3D4E5F6"), bytes.fromhex("02FE010203040506")
TEXT = bytes.fromhex("D1 01 0D 54 02 65 6E 30 30 30 36 31 30 32 34 33 37")  # "0006102437"


@contextmanager
def card(play: Callable[[Any, threading.Event], None]) -> Iterator[str]:
    """A card on a thread of its own, and the address at which a reader finds it."""
    clf, url, gone = library(), f"udp:127.0.0.1:{free_port()}", threading.Event()
    with clf.ContactlessFrontend(url) as frontend:
        thread = threading.Thread(target=play, args=(frontend, gone), name="card")
        thread.start()
        try:
            yield url
        finally:
            gone.set()
            thread.join()


@contextmanager
def reader(url: str, **given: object) -> Iterator[BadgeReader]:
    with closing(NFC.connect(url, given)) as connected:
        yield connected


def found(at: BadgeReader) -> str | None:
    """A look may come before the card listens; each that finds none takes nfcpy a second."""
    return next((badge for _ in range(30) if isinstance(badge := at.read(1), str)), None)


def type_3(frontend: Any, gone: threading.Event) -> None:
    memory = bytearray(bytes.fromhex("10 0C 08 00 10 00 00 00 00 00 01 00 00 11 00 46")) + TEXT.ljust(256, b"\0")

    def read(block: int, begin: bool, end: bool) -> bytearray:
        return memory[16 * block : 16 * block + 16]

    def startup(target: Any) -> Any:
        target.brty = "212F"
        target.sensf_res = bytearray(b"\x01" + IDM + bytes(8) + b"\x12\xfc")
        return target

    def connected(tag: Any) -> bool:
        tag.add_service(0x000B, read, lambda *_: False)
        tag.add_service(0x0009, read, lambda *_: False)
        return True

    while not gone.is_set():
        frontend.connect(card={"on-startup": startup, "on-connect": connected, "timeout": 0.5}, terminate=gone.is_set)


def type_2(frontend: Any, gone: threading.Event) -> None:
    clf = library()
    memory = UID[:3] + b"\x3a" + UID[3:] + bytes(4) + bytes.fromhex("E1 10 12 00") + b"\x03" + bytes((len(TEXT),))
    memory = (memory + TEXT + b"\xfe").ljust(256, b"\0")
    mine = clf.LocalTarget("106A", sens_res=bytearray(b"\x44\x00"), sdd_res=bytearray(UID), sel_res=bytearray(b"\x00"))
    while not gone.is_set():
        target = frontend.listen(mine, timeout=0.5)
        command = target.tt2_cmd if target else None
        with suppress(clf.CommunicationError):  # the reader put its field off
            while command and len(command) > 1 and not gone.is_set():  # one byte looks for cards anew
                page = 4 * command[1]
                command = frontend.exchange(memory[page : page + 16] if command[0] == 0x30 else b"\x00", timeout=0.5)


def test_a_type_3_card_is_known_by_its_number():
    with card(type_3) as url, reader(url, tags="f") as one:
        assert found(one) == IDM.hex().upper()


def test_and_by_what_is_written_on_it():
    with card(type_3) as url, reader(url, tags="f", number="ndef", id_bytes=4) as one:
        assert found(one) == "005D1DA5"


def test_a_type_2_card_is_known_by_its_number():
    with card(type_2) as url, reader(url, tags="a") as one:
        assert found(one) == UID.hex().upper()


def test_and_by_what_is_written_on_it_too():
    with card(type_2) as url, reader(url, tags="a", number="ndef") as one:
        assert found(one) == "00005D1DA5"
