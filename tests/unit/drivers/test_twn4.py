"""TWN4 readers with the simple protocol: lines, searching, signals, and readers that answer badly."""

import time
from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.emulators.card_readers import Twn4Model
from drivers.errors import BadReply, NoReply, PortGone
from drivers.readers import DRIVERS
from drivers.readers.base import Signal, Signalling
from drivers.readers.twn4 import codec
from drivers.readers.twn4.reader import Twn4Reader
from drivers.serial_link import SerialLink
from tests.fakes.wire import Wire

TWN4 = DRIVERS["twn4"]
UID = bytes.fromhex("B3F32A5C")
QUICK = {"reply_timeout_ms": 100, "signals": False}
VERSION_ANSWER = b"000454574E34\r"


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        (codec.SEARCH, "050010"),
        (codec.VERSION, "0004FF"),
        (codec.beep(0x64, 0x0960, 0x00C8, 0x00C8), "0407 64 6009 C800 C800"),
        (codec.lights(codec.LIGHTS_INIT, 0x07), "0410 07"),
        (codec.lights(codec.LIGHTS_ON, 0x02), "0411 02"),
        (codec.lights(codec.LIGHTS_OFF, 0x02), "0412 02"),
        (codec.lights(codec.LIGHTS_TOGGLE, 0xFF), "0413 FF"),
        (codec.tag_types(1 << 0 | 1 << 9, 1 << 0 | 1 << 3 | 1 << 4), "0502 01020000 19000000"),
    ],
)
def test_requests(request_: bytes, line: str):
    assert request_ == line.replace(" ", "").encode() + b"\r"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("0000", False),
        ("0001 80 20 04 B3F32A5C", codec.Tag(0x80, 32, UID)),
        ("0001 40 28 05 13005D1DA5", codec.Tag(0x40, 40, bytes.fromhex("13005D1DA5"))),
        ("0001 49 1A 04 BD88EB80", codec.Tag(0x49, 26, bytes.fromhex("BD88EB80"))),
        ("00", None),
        ("01", None),
        ("0001", None),
        ("0001 80 20 04 B3F32A", None),
        ("0001 80 20 04 B3F32A5C00", None),
        ("0001 80 20 05 B3F32A5C00", None),
        ("0001 80 00 00", None),
        ("0101 80 20 04 B3F32A5C", None),
    ],
)
def test_answers_to_a_search(line: str, found: object):
    (answer,) = codec.Decoder().feed(line.replace(" ", "").encode() + b"\r")
    assert codec.tag_in(answer) == found


def test_a_tag_keeps_its_secret():
    assert "B3" not in repr(codec.Tag(0x80, 32, UID)).upper()


@pytest.mark.parametrize(("line", "version"), [(b"\0\4TWN4", "TWN4"), (b"\0\5TWN4", None), (b"\1", None), (b"", None)])
def test_versions(line: bytes, version: str | None):
    assert codec.version_in(line) == version


@given(st.lists(st.binary(min_size=1, max_size=20), max_size=5), st.integers(1, 9))
def test_any_cut_gives_the_same_answers(answers: list[bytes], piece: int):
    data = b"".join(answer.hex().encode() + b"\r" for answer in answers)
    decoder = codec.Decoder()
    assert [one for at in range(0, len(data), piece) for one in decoder.feed(data[at : at + piece])] == answers
    assert decoder.leftover() == b""


@given(st.binary(max_size=60).filter(lambda noise: not noise or noise[-1:] not in b"0123456789ABCDEFabcdef"))
def test_noise_ahead_of_an_answer_is_stepped_over(noise: bytes):
    assert codec.Decoder().feed(noise + b"0000\r")[-1:] == [b"\0\0"]


@given(st.binary(max_size=300))
def test_any_bytes_are_answers_or_left_over(data: bytes):
    decoder = codec.Decoder()
    for answer in decoder.feed(data):
        codec.tag_in(answer)
        codec.version_in(answer)
    assert len(decoder.leftover()) <= len(data)


def playing(model: Twn4Model) -> Callable[[bytes], bytes]:
    return lambda data: b"".join(reply.data for reply in model.hear(data))


@pytest.fixture
def model() -> Twn4Model:
    return Twn4Model()


@pytest.fixture
def wire(model: Twn4Model) -> Iterator[Wire]:
    with Wire(playing(model)) as far_end:
        yield far_end


def signalling(wire: Wire, settings: Mapping[str, object]) -> Twn4Reader:
    reader = TWN4.connect(wire.path, settings)
    assert isinstance(reader, Twn4Reader)
    assert isinstance(reader, Signalling)
    return reader


def test_a_card_is_read_once_while_it_is_there_and_again_later(model: Twn4Model, wire: Wire):
    reader = TWN4.connect(wire.path, {"held_ms": 100})
    assert reader.read(0) is None
    model.present(UID, time.monotonic() + 0.4)
    assert reader.read(5) == "B3F32A5C"
    assert reader.read(0.6) is None
    model.present(UID, time.monotonic() + 0.4)
    assert reader.read(5) == "B3F32A5C"
    reader.close()


def test_it_is_set_up_and_signals_what_it_is_told(model: Twn4Model, wire: Wire):
    reader = signalling(wire, {"tags": "hf"})
    assert model.orders == ["0004FF", "050200000000FFFFFFFF", "041007"]
    model.present(UID, time.monotonic() + 5)
    assert reader.read(5) == "B3F32A5C"
    assert reader.read(0) is None
    assert len(model.orders) == 3
    beep = "0407646009" + "6400" * 2
    reader.signal(Signal.WELCOME)
    assert model.orders[3:] == ["041102", beep, "041202"]
    reader.signal(Signal.REFUSED)
    assert model.orders[6:] == ["041101", beep, beep, "041201"]
    reader.close()


def test_a_reader_that_needs_no_setting_gets_none(model: Twn4Model, wire: Wire):
    reader = signalling(wire, {"signals": False})
    reader.signal(Signal.REFUSED)
    reader.close()
    assert model.orders == ["0004FF"]


def test_the_form_of_the_site(model: Twn4Model, wire: Wire):
    reader = TWN4.connect(wire.path, {"signals": False, "reverse": "bytes", "id_bytes": 5})
    model.present(UID, time.monotonic() + 5)
    assert reader.read(5) == "005C2AF3B3"
    reader.close()


def test_what_is_no_such_reader_is_named():
    with Wire() as silent, pytest.raises(NoReply, match=r"TWN4 reader on .* did not answer"):
        TWN4.connect(silent.path, QUICK)
    with Wire(lambda _: b"READY?\r\n") as other, pytest.raises(BadReply, match="not in a way we understand"):
        TWN4.connect(other.path, QUICK)
    with Wire(lambda data: b"01\r" if b"0502" in data else VERSION_ANSWER) as old:
        with pytest.raises(BadReply, match="refuses what we set"):
            TWN4.connect(old.path, {**QUICK, "tags": "lf"})
        SerialLink(old.path, 9600).close()  # and the port was given back


def faulty(answers: list[bytes]) -> Callable[[bytes], bytes]:
    """Answers searches with these, one after another; the last one stays."""
    return lambda data: VERSION_ANSWER if b"0004" in data else answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.mark.parametrize("bad", [b"", b"00018020\r", b"0001802004B3F3\r", b"\xff\xfe", b"02\r"])
def test_a_bad_answer_or_two_are_put_up_with(bad: bytes):
    with Wire(faulty([bad, bad, b"0001802004B3F32A5C\r"])) as wire:
        reader = TWN4.connect(wire.path, QUICK)
        assert reader.read(5) == "B3F32A5C"
        reader.close()


@pytest.mark.parametrize(("bad", "error"), [(b"", NoReply), (b"00018020\r", BadReply), (b"\xff\xfe", BadReply)])
def test_a_reader_that_goes_on_so_is_named(bad: bytes, error: type[Exception]):
    with Wire(faulty([bad])) as wire:
        reader = TWN4.connect(wire.path, QUICK)
        with pytest.raises(error, match="TWN4 reader on"):
            reader.read(5)
        reader.close()


@pytest.mark.parametrize("bad", [b"0001802005B3F32A5C\r", b"0001802004B3F32A5C"], ids=["no tag", "cut off"])
def test_a_badge_in_a_bad_answer_is_not_told(bad: bytes):
    with Wire(faulty([bad])) as wire:
        reader = TWN4.connect(wire.path, QUICK)
        with pytest.raises(BadReply) as raised:
            reader.read(5)
        reader.close()
    for told in (str(raised.value), repr(raised.value.raw)):
        assert "B3" not in told
        assert b"B3F3".hex(" ") not in told


def test_an_answer_among_others_is_found():
    with Wire(faulty([b"\x00\xff~00\r0001802004B3F32A5C\r0000\r"])) as wire:
        reader = TWN4.connect(wire.path, QUICK)
        assert reader.read(5) == "B3F32A5C"
        reader.close()


def test_a_reader_that_cannot_beep_is_still_one():
    def mute(data: bytes) -> bytes:
        if b"0407" in data or b"0411" in data:
            return b"01\r"
        return VERSION_ANSWER if b"0004" in data else b"00\r" if b"0410" in data else b"0001802004B3F32A5C\r"

    with Wire(mute) as wire:
        reader = signalling(wire, {"reply_timeout_ms": 100, "held_ms": 100})
        reader.signal(Signal.WELCOME)
        assert reader.read(5) == "B3F32A5C"
        assert reader.read(0.2) is None
        reader.close()


def test_unplugged(wire: Wire):
    reader = TWN4.connect(wire.path, QUICK)
    wire.unplug()
    with pytest.raises(PortGone):
        reader.read(5)
    reader.close()
