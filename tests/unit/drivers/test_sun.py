"""SUN messages of NTAG 424 DNA tags: the published vector, whatever is not quite it, and the file with the keys."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.errors import DriverError
from drivers.readers import DRIVERS
from drivers.readers.base import Tap
from drivers.readers.tags.sun import SunKey, SunVerifier, read_keys
from tests.fakes import sun_tag

DATA, MAC = "EF963FF7828658A599F3041510671E88", "94EED9EE65337086"
UID = "04DE5F1EACC040"
ZEROS, OTHER, THIRD = bytes(16), bytes(range(16)), bytes(range(16, 32))


def verifier(*keys: bytes) -> SunVerifier:
    return SunVerifier([SunKey(key, key) for key in keys])


def url(data: str = DATA, mac: str = MAC) -> str:
    return f"https://tag.example.com/t?e={data}&c={mac}"


@pytest.mark.parametrize(
    "text",
    [
        url(),
        url(DATA.lower(), MAC.lower()),
        f"https://tag.example.com/?c={MAC}&x=1&e={DATA}#top",
        f"https://tag.example.com?picc_data={DATA}&cmac={MAC}",
        f"tag.example.com/?e={DATA}&c={MAC}",
    ],
)
def test_the_published_message_proves_its_tap(text: str):
    assert verifier(ZEROS).verify(text) == Tap(UID, 61)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "https://tag.example.com",
        url(mac=""),
        url(data=""),
        url(mac=MAC[:-1]),
        url(mac=MAC[:-2]),
        url(data=DATA[:-1] + "%20"),
        url(mac=" " + MAC[:-1]),
        url(data=DATA[:-1] + "٣"),
        url(data=MAC, mac=DATA),
        url() + f"&e={DATA}",
        url() + f"&c={MAC}",
        f"https://tag.example.com/?e={DATA}&cmac={MAC}",
        f"https://tag.example.com/e={DATA}&c={MAC}",
        url() + "&x=1" * 30,
        f"https://[tag/?e={DATA}&c={MAC}",
    ],
)
def test_anything_else_does_not(text: str):
    assert verifier(ZEROS).verify(text) is None


@given(st.integers(0, 8 * 24 - 1))
def test_a_flipped_bit_spoils_it(bit: int):
    message = bytearray(bytes.fromhex(DATA + MAC))
    message[bit // 8] ^= 1 << bit % 8
    assert verifier(ZEROS).verify(url(message[:16].hex(), message[16:].hex())) is None


@given(st.binary(min_size=16, max_size=16).filter(any), st.binary(min_size=16, max_size=16))
def test_another_key_proves_nothing(one: bytes, two: bytes):
    assert SunVerifier([SunKey(one, ZEROS), SunKey(ZEROS, one), SunKey(one, two)]).verify(url()) is None


@given(st.one_of(st.text(), st.text("?&=#[]%ec:/0123456789ABCDEF", max_size=90)))
def test_any_text_is_just_no_message(text: str):
    assert verifier(ZEROS, OTHER).verify(text) is None


@given(st.binary(min_size=7, max_size=7), st.integers(0, 0xFFFFFF), st.binary(min_size=16, max_size=16))
def test_every_tag_and_counter(uid: bytes, counter: int, key: bytes):
    assert verifier(OTHER, key).verify(sun_tag.url(key, uid, counter)) == Tap(uid.hex().upper(), counter)


def test_old_and_new_keys_and_two_keys_of_a_tag():
    rotating = verifier(OTHER, ZEROS)
    assert rotating.verify(url()) == Tap(UID, 61)
    data, mac = sun_tag.parameters(ZEROS, OTHER, bytes.fromhex(UID), 62)
    assert SunVerifier([SunKey(ZEROS, OTHER)]).verify(url(data.hex(), mac.hex())) == Tap(UID, 62)
    assert rotating.verify(url(data.hex(), mac.hex())) is None


@pytest.mark.parametrize("tag", [0x87, 0x47, 0xC4, 0x00, 0xFF])
def test_a_message_without_uid_or_counter_proves_no_tap(tag: int):
    data, mac = sun_tag.parameters(ZEROS, ZEROS, bytes.fromhex(UID), 61, tag)
    assert verifier(ZEROS).verify(url(data.hex(), mac.hex())) is None


def test_other_names_stand_instead_of_the_usual_ones():
    own = SunVerifier([SunKey(ZEROS, ZEROS)], [("p", "m")])
    assert own.verify(f"https://tag.example.com/?p={DATA}&m={MAC}") == Tap(UID, 61)
    assert own.verify(url()) is None


def test_neither_keys_nor_identifiers_are_in_a_repr():
    key = SunKey(OTHER, OTHER)
    shown = repr([key, SunVerifier([key]), Tap(UID, 61)])
    assert OTHER.hex() not in shown.lower()
    assert repr(OTHER) not in shown
    assert UID not in shown


def key_file(folder: Path, content: bytes, mode: int = 0o600) -> str:
    path = folder / "sun.keys"
    path.write_bytes(content)
    path.chmod(mode)
    return str(path)


def test_a_file_of_keys(tmp_path: Path):
    lines = f"# site keys\n\n  {OTHER.hex().upper()}  # since May\r\n{THIRD.hex()} {OTHER.hex()}\n"
    assert read_keys(key_file(tmp_path, lines.encode())) == (SunKey(OTHER, OTHER), SunKey(THIRD, OTHER))
    assert read_keys(key_file(tmp_path, OTHER.hex().encode(), 0o400)) == (SunKey(OTHER, OTHER),)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o610, 0o666])
def test_a_file_that_others_may_use_is_refused(tmp_path: Path, mode: int):
    with pytest.raises(DriverError, match=r"Others may use the key file .*: chmod 600 /.*sun\.keys"):
        read_keys(key_file(tmp_path, OTHER.hex().encode(), mode))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "holds no key"),
        (b"# nothing\n", "holds no key"),
        (OTHER.hex().encode() + b"\n" + OTHER.hex().encode()[:-1], "Line 2 of .* is no SUN key"),
        (OTHER.hex().encode() + b"00", "Line 1 of"),
        (f"{OTHER.hex()} {OTHER.hex()} {OTHER.hex()}".encode(), "Line 1 of"),
        (OTHER + b"\xff", "is no text"),
        (ZEROS.hex().encode(), "Line 1 of .* is the key of new tags"),
        (f"{OTHER.hex()} {ZEROS.hex()}".encode(), "is the key of new tags"),
    ],
)
def test_a_faulty_file_is_named_and_never_quoted(tmp_path: Path, content: bytes, says: str):
    with pytest.raises(DriverError, match=says) as refused:
        read_keys(key_file(tmp_path, content))
    assert OTHER.hex()[:8] not in str(refused.value)


def test_a_file_that_is_not_there_or_is_none(tmp_path: Path):
    with pytest.raises(DriverError, match=r"sun\.keys can't be read \(No such file"):
        read_keys(str(tmp_path / "sun.keys"))
    os.mkfifo(tmp_path / "pipe", 0o600)
    for other in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(DriverError, match="is no file"):
            read_keys(str(other))


@pytest.mark.parametrize("driver", ["nfc", "pcsc"])
def test_the_settings(driver: str):
    DRIVERS[driver].check_settings({"sun_keys": "/etc/locker-kiosk/sun.keys", "sun_parameters": "p,m"})
    with pytest.raises(ValueError, match="“sun_parameters” must be two names with a comma between"):
        DRIVERS[driver].check_settings({"sun_parameters": "p"})
    for slip in (OTHER.hex(), "sun.keys", 5):
        with pytest.raises(ValueError, match=r"“sun_keys” must be the path of a file, beginning with /\.$"):
            DRIVERS[driver].check_settings({"sun_keys": slip})
