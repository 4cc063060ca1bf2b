"""OSDP readers: settings that fit each other, key files that are private, and what the bits of a card mean."""

from __future__ import annotations

import gc
import os
import sys
import weakref
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.emulators.osdp_reader import OsdpModel
from drivers.errors import DriverError, NoReply, PortGone
from drivers.readers import DRIVERS
from drivers.readers.base import Signal, Signalling
from drivers.readers.osdp import panel
from drivers.readers.osdp import reader as reader_module
from drivers.readers.osdp.cards import badge_of
from drivers.readers.osdp.key_file import read_key
from drivers.readers.osdp.panel import Panel
from drivers.readers.osdp.settings import Settings
from drivers.serial_link import SerialLink
from tests.fakes.scripted_link import ScriptedLink
from tests.fakes.wire import Wire

OSDP = DRIVERS["osdp"]
KEY = "00112233445566778899AABBCCDDEEFF"
DEFAULT_KEY = "303132333435363738393A3B3C3D3E3F"


def plain(**given: Any) -> Settings:
    return Settings(secure="off", **given)


def card(bits: int, packed: str, form: int = 1) -> dict[str, object]:
    return {"event": 1, "format": form, "length": bits, "data": bytes.fromhex(packed)}


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    file = tmp_path / "badge.key"
    file.write_text(KEY)
    file.chmod(0o600)
    return file


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "needs a “key_file”"),
        ({"secure": "install"}, "needs a “key_file”"),
        ({"secure": "off", "key_file": "/k"}, "take one out"),
        ({"secure": "off", "address": 127}, "from 0 to 126"),
        ({"secure": "off", "format": "37-bit"}, "must be one of"),
        ({"key_file": KEY}, "must be the path of a file"),
    ],
)
def test_settings_that_fit_nothing_are_named(given: dict[str, object], sentence: str):
    with pytest.raises(ValueError, match=sentence) as error:
        OSDP.check_together(given)
    assert KEY not in str(error.value)


def test_a_setting_is_right_or_wrong_by_itself():
    OSDP.check_settings({"address": 126})


def test_a_key_is_read_from_a_private_file(key_file: Path):
    assert read_key(str(key_file)) == bytes.fromhex(KEY)


@pytest.mark.parametrize(
    ("content", "mode", "sentence"),
    [
        (KEY, 0o640, "chmod 600"),
        (KEY, 0o604, "chmod 600"),
        (KEY, 0o620, "chmod 600"),
        (KEY + "FF", 0o600, "32 hex digits"),
        (KEY[:-2], 0o600, "32 hex digits"),
        (KEY[:-1] + "G", 0o600, "32 hex digits"),
        ("", 0o600, "32 hex digits"),
        (DEFAULT_KEY, 0o600, "everybody knows"),
    ],
)
def test_a_key_that_is_none_or_no_secret_is_refused(key_file: Path, content: str, mode: int, sentence: str):
    key_file.write_text(content)
    key_file.chmod(mode)
    with pytest.raises(DriverError, match=sentence) as error:
        OSDP.connect("/nowhere", {"key_file": str(key_file)})
    assert not content or content not in str(error.value)


def test_what_is_not_there_is_named(tmp_path: Path, key_file: Path, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(DriverError, match="can't be read"):
        OSDP.connect("/nowhere", {"key_file": str(tmp_path / "none")})
    with pytest.raises(DriverError, match="is no file"):
        OSDP.connect("/nowhere", {"key_file": "/dev/null"})
    with pytest.raises(PortGone, match="not there"):
        OSDP.connect("/nowhere", {"key_file": str(key_file)})
    monkeypatch.setitem(sys.modules, "osdp", None)
    with pytest.raises(DriverError, match="extra “osdp”"):
        panel._library()


@pytest.mark.parametrize(
    ("bits", "packed", "badge"),
    [
        (26, "BD88EB80", "00007B11D7"),
        (34, "01F408EBC0", "0003E811D7"),
        (37, "01F41E2408", "001F41E240"),
        (37, "8075BCD158", "00075BCD15"),
        (40, "13005D1DA5", "13005D1DA5"),
        (56, "04DE5F1EACC040", "04DE5F1EACC040"),
        (35, "0000000020", "0000000001"),
    ],
)
def test_cards_of_the_sheet(bits: int, packed: str, badge: str):
    assert badge_of(card(bits, packed), plain()) == badge


@pytest.mark.parametrize(
    ("event", "of"),
    [
        (card(26, "BD88EBC0"), plain()),  # parity
        (card(26, "BD88EB80"), plain(format="34-bit")),
        (card(26, "BD88EB"), plain()),  # fewer bytes than bits
        (card(26, "BD88EB80", form=2), plain()),  # characters
        (card(8, "2A"), plain()),
        (card(0, ""), plain()),
        (card(136, "00" * 17), plain()),
        ({"event": 1}, plain()),
    ],
)
def test_what_is_no_card(event: dict[str, object], of: Settings):
    assert badge_of(event, of) is None


def test_settings_of_the_form():
    assert badge_of(card(26, "BD88EB80"), plain(format="raw")) == "0002F623AE"
    assert badge_of(card(26, "BD88EB80"), plain(id_bytes=4)) == "007B11D7"
    assert badge_of(card(32, "B3F32A5C"), plain(reverse="bytes")) == "5C2AF3B3"


@given(st.integers(0, 300), st.integers(0, 3), st.binary(max_size=40))
def test_any_event_is_a_badge_or_none(bits: int, form: int, data: bytes):
    badge = badge_of({"event": 1, "format": form, "length": bits, "data": data}, plain())
    assert badge is None or bytes.fromhex(badge)


@settings(max_examples=int(os.environ.get("LOCKER_EXAMPLES", "30")))
@given(st.lists(st.one_of(st.binary(max_size=40), st.just(b"\x53\x80\x10\x00\x07\x50")), max_size=8))
def test_any_bytes_on_the_line_are_no_event(pieces: list[bytes]):
    link = ScriptedLink(pieces)
    events: list[object] = []
    panel_ = Panel(link, 0, None, (), events.append)
    link.sent.append(b"")
    with suppress(PortGone):
        while True:
            panel_.step(0)
    assert events == []
    assert not panel_.is_online


@pytest.fixture
def emulated(request: pytest.FixtureRequest, key_file: Path) -> Iterator[tuple[OsdpModel, Wire]]:
    """A reader of the emulated bank, at a port."""
    model = OsdpModel({"secure": request.param, "key_file": str(key_file), "address": 5})
    with Wire(lambda data: b"".join(reply.data for reply in model.hear(data))) as wire:
        yield model, wire


@pytest.mark.expects_log("is given its key")
@pytest.mark.parametrize(
    ("emulated", "secure"), [("required", "required"), ("install", "install")], indirect=["emulated"]
)
def test_an_emulated_reader_has_the_key_or_is_given_it(emulated: tuple[OsdpModel, Wire], secure: str, key_file: Path):
    model, wire = emulated
    reader = OSDP.connect(wire.path, {"secure": secure, "key_file": str(key_file), "address": 5})
    model.present(bytes.fromhex("7B11D7"), 0)
    assert reader.read(5) == "00007B11D7"
    assert isinstance(reader, Signalling)
    reader.signal(Signal.WELCOME)
    assert reader.read(0.2) is None
    assert {order["command"] for order in model.orders} >= {2, 3}  # lamp and buzzer
    reader.close()


def test_a_reader_that_can_not_be_emulated_says_why(tmp_path: Path):
    file = tmp_path / "short.key"
    file.write_text("0011")
    for path in (file, tmp_path / "none"):
        with pytest.raises(ValueError, match="key file"):
            OsdpModel({"key_file": str(path)})
    with pytest.raises(ValueError, match="two to sixteen"):
        OsdpModel({"secure": "off"}).present(b"1", 0)


def test_a_reader_that_stays_away_leaves_no_panel_behind(key_file: Path):
    panels: list[weakref.ref[Panel]] = []

    def kept(link: SerialLink, *given: Any) -> Panel:
        made = Panel(link, *given)
        panels.append(weakref.ref(made))
        return made

    with pytest.MonkeyPatch.context() as patch, Wire() as wire:
        patch.setattr(reader_module, "Panel", kept)
        with pytest.raises(NoReply):
            OSDP.connect(wire.path, {"key_file": str(key_file), "reply_timeout_ms": 500})
    gc.collect()
    assert [one() for one in panels] == [None]
