"""The pcsc driver against a stand-in for the package ``smartcard``, which behaves as pyscard's sources say."""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from drivers.errors import PortDenied, PortGone
from drivers.readers import DRIVERS, BadgeReader
from drivers.readers.base import Signal, Signalling, Tap
from drivers.readers.pcsc import reader as reader_module
from tests.fakes import sun_tag
from tests.fakes.udp_card import Type4Tag, uri

PCSC = DRIVERS["pcsc"]
UID, KEY = bytes.fromhex("04DE5F1EACC040"), bytes(range(16))
ACR, OMNIKEY = "ACS ACR122U PICC Interface 00 00", "HID Global OMNIKEY 5022 [CL] 01 00"
Card = Type4Tag | Callable[[bytes], bytes]
GET_UID = bytes.fromhex("FFCA000000")


class SmartcardException(Exception):
    """Of smartcard.Exceptions."""


class NoCardException(SmartcardException):
    """No card."""


class CardConnectionException(SmartcardException):
    """It is gone."""


class BaseSCardException(Exception):
    """Of smartcard.pcsc.PCSCExceptions; no relation of the one above."""


@dataclass
class Desk:
    """What lies on the reader, and what was said to it."""

    names: list[str] = field(default_factory=lambda: [OMNIKEY])
    card: Card | None = None
    """Answers an APDU; None where there is no card."""
    uid: bytes = UID
    heard: list[bytes] = field(default_factory=list)
    open: int = 0
    serves: bool = True

    def readers(self) -> list[Any]:
        if not self.serves:
            raise BaseSCardException
        return [FakeReader(name, self) for name in self.names]


@dataclass
class FakeReader:
    name: str
    desk: Desk

    def __str__(self) -> str:
        return self.name

    def createConnection(self) -> "Connection":  # as pyscard calls it
        return Connection(self.desk)


@dataclass
class Connection:
    desk: Desk
    card: Card | None = None

    def connect(self) -> None:
        if self.desk.card is None:
            raise NoCardException
        self.card = self.desk.card
        self.desk.open += 1
        if isinstance(self.card, Type4Tag):
            self.card(b"\xe0\x80")  # power on

    def transmit(self, command: list[int]) -> tuple[list[int], int, int]:
        if self.card is None or self.card is not self.desk.card:
            raise CardConnectionException
        apdu = bytes(command)
        self.desk.heard.append(apdu)
        answer = self.desk.uid + b"\x90\x00" if apdu == GET_UID else self._asked(apdu)
        return list(answer[:-2]), answer[-2], answer[-1]

    def _asked(self, apdu: bytes) -> bytes:
        assert self.card is not None
        answer = self.card.apdu(apdu) if isinstance(self.card, Type4Tag) else self.card(apdu)
        if not answer:
            raise CardConnectionException
        return answer

    def disconnect(self) -> None:
        self.desk.open -= 1
        if self.card is not self.desk.card:
            raise CardConnectionException


def classic(_: bytes) -> bytes:
    return b"\x6a\x81"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    found = Desk()
    modules = {name: ModuleType(name) for name in ("smartcard", "smartcard.pcsc")}
    modules["smartcard.System"] = system = ModuleType("smartcard.System")
    modules["smartcard.Exceptions"] = exceptions = ModuleType("smartcard.Exceptions")
    modules["smartcard.pcsc.PCSCExceptions"] = pcsc = ModuleType("smartcard.pcsc.PCSCExceptions")
    vars(system)["readers"] = found.readers
    vars(exceptions)["SmartcardException"] = SmartcardException
    vars(pcsc)["BaseSCardException"] = BaseSCardException
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    return found


@pytest.fixture
def reader(desk: Desk) -> Iterator[BadgeReader]:
    reader = PCSC.connect("omnikey", {"held_ms": 100})
    yield reader
    reader.close()
    reader.close()
    assert desk.open == 0


@pytest.fixture
def keys(tmp_path: Path) -> str:
    path = tmp_path / "sun.keys"
    path.write_text(KEY.hex())
    path.chmod(0o600)
    return str(path)


def test_a_card_is_found_once_for_each_holding_up(desk: Desk, reader: BadgeReader):
    assert reader.read(0) is None
    desk.card = classic
    assert [reader.read(1), reader.read(0.2)] == ["04DE5F1EACC040", None]
    assert set(desk.heard) == {GET_UID}
    desk.card = None
    assert reader.read(0.15) is None
    desk.card = classic
    assert reader.read(1) == "04DE5F1EACC040"


def test_another_card_at_once(desk: Desk, reader: BadgeReader):
    desk.card = classic
    assert reader.read(1) == "04DE5F1EACC040"
    desk.card, desk.uid = (lambda _: b"\x6a\x81"), bytes.fromhex("B3F32A5C")
    assert reader.read(1) == "B3F32A5C"


def test_a_card_without_an_identifier_is_none(desk: Desk, reader: BadgeReader):
    desk.card, desk.uid = classic, b""
    assert reader.read(0.1) is None


def test_a_sun_tag_proves_each_of_its_taps(desk: Desk, keys: str):
    messages = [uri(sun_tag.url(KEY, UID, counter)) for counter in (61, 62)]
    reader = PCSC.connect("OMNIKEY", {"held_ms": 100, "sun_keys": keys})
    desk.card = tag = Type4Tag(*messages)
    assert [reader.read(1), reader.read(0.2)] == [Tap("04DE5F1EACC040", 61), None]
    desk.card = None
    assert reader.read(0.15) is None
    desk.card = tag
    assert reader.read(1) == Tap("04DE5F1EACC040", 62)
    reader.close()


def test_what_does_not_verify_is_a_badge_like_any_other(desk: Desk, keys: str):
    for card in (Type4Tag(uri(sun_tag.url(bytes(16), UID, 61))), classic):
        reader = PCSC.connect("OMNIKEY", {"sun_keys": keys})
        desk.card = card
        assert reader.read(1) == "04DE5F1EACC040"
        reader.close()


@pytest.mark.parametrize(("failures", "found"), [(2, Tap("04DE5F1EACC040", 7)), (3, "04DE5F1EACC040")])
def test_a_card_whose_message_breaks_off_is_read_anew(desk: Desk, keys: str, failures: int, found: object):
    tag = Type4Tag(uri(sun_tag.url(KEY, UID, 7)))
    left = failures

    def shaky(apdu: bytes) -> bytes:
        nonlocal left
        if apdu[1] == 0xB0 and left:
            left -= 1
            return b""
        return tag.apdu(apdu)

    desk.card = shaky
    reader = PCSC.connect("OMNIKEY", {"sun_keys": keys})
    assert reader.read(1) == found
    reader.close()


def test_a_telephone_whose_message_never_ends_does_not_keep_the_reader(
    desk: Desk, keys: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reader_module, "_LONGEST_S", 0.05)
    tag = Type4Tag(uri("x" * 250))

    def slow(apdu: bytes) -> bytes:
        time.sleep(0.02)
        return tag.apdu(apdu[:4] + b"\x01") if apdu[1] == 0xB0 and apdu[4] > 15 else tag.apdu(apdu)

    desk.card = slow
    reader = PCSC.connect("OMNIKEY", {"sun_keys": keys})
    began = time.monotonic()
    assert reader.read(5) == "04DE5F1EACC040"
    assert time.monotonic() - began < 5
    reader.close()


def test_the_lamp_and_the_buzzer_of_an_acr122u(desk: Desk):
    desk.names = [ACR, OMNIKEY]
    reader = PCSC.connect("ACR122U", {})
    assert isinstance(reader, Signalling)
    reader.signal(Signal.WELCOME)
    assert desk.heard == [], "no card, no way to the lamp"
    desk.card = classic
    assert reader.read(1) == "04DE5F1EACC040"
    reader.signal(Signal.WELCOME)
    reader.signal(Signal.REFUSED)
    assert [apdu.hex(" ").upper() for apdu in desk.heard[1:]] == [
        "FF 00 40 AE 04 01 01 01 01",
        "FF 00 40 5E 04 01 01 02 01",
    ]
    desk.card = None
    reader.signal(Signal.REFUSED)
    assert desk.open == 0
    assert not isinstance(PCSC.connect("OMNIKEY", {}), Signalling)


def test_a_reader_is_chosen_by_its_name(desk: Desk):
    desk.names = [ACR, OMNIKEY, OMNIKEY.replace("01 00", "02 00")]
    PCSC.connect("acs", {}).close()
    PCSC.connect(OMNIKEY, {}).close()
    with pytest.raises(PortDenied, match=r"Several readers are called “OMNIKEY”: .*01 00, .*02 00\. Write more"):
        PCSC.connect("OMNIKEY", {})
    with pytest.raises(PortGone, match="knows no reader called “Elatec”; it knows: ACS ACR122U"):
        PCSC.connect("Elatec", {})
    desk.names = []
    with pytest.raises(PortGone, match="it knows: none"):
        PCSC.connect("Elatec", {})


def test_a_reader_that_is_pulled_out_is_noticed(desk: Desk, reader: BadgeReader):
    desk.card = classic
    assert reader.read(1) == "04DE5F1EACC040"
    desk.card, desk.names = None, []
    with pytest.raises(PortGone, match=r"“HID Global OMNIKEY .*” is not there any more"):
        reader.read(1)


def test_without_the_service(desk: Desk, reader: BadgeReader):
    desk.serves = False
    with pytest.raises(PortGone, match="Is pcscd installed and running"):
        reader.read(1)
    with pytest.raises(PortGone, match="Is pcscd installed and running"):
        PCSC.connect("OMNIKEY", {})


def test_without_the_package(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "smartcard", None)
    with pytest.raises(PortDenied, match=r"Install locker-kiosk\[pcsc\]"):
        PCSC.connect("OMNIKEY", {})
