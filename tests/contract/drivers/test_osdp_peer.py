"""OSDP readers against libosdp's own reader side, over two pseudo-terminals that are joined."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import osdp
import pytest

from drivers.errors import NoReply, NotReady
from drivers.readers import DRIVERS
from drivers.readers.base import Signal, Signalling
from tests.fakes.null_modem import NullModem
from tests.fakes.osdp_peer import OsdpPeer

KEY, OTHER = bytes(range(1, 17)), bytes(range(2, 18))
ENFORCE, INSTALL = osdp.LibFlag.EnforceSecure, osdp.LibFlag.InstallMode
H10301, BADGE = bytes.fromhex("BD88EB80"), "00007B11D7"
BRIEF = {"reply_timeout_ms": 500}


@pytest.fixture
def ends() -> Iterator[tuple[str, ...]]:
    with NullModem() as cable:
        yield cable.ends


@pytest.fixture
def secure(tmp_path: Path) -> dict[str, object]:
    file = tmp_path / "badge.key"
    file.write_text(KEY.hex() + "\n")
    file.chmod(0o600)
    return {"key_file": str(file), **BRIEF}


def test_a_card_lamp_and_buzzer_through_a_secure_channel(ends, secure):
    with OsdpPeer(ends[1], KEY, ENFORCE, address=101) as peer:
        before = threading.active_count()
        reader = DRIVERS["osdp"].connect(ends[0], {**secure, "address": 101})
        assert peer.device.is_sc_active()
        assert threading.active_count() == before
        assert reader.read(0) is None
        peer.press(b"1234")
        peer.hold_up(H10301, 26)
        assert reader.read(5) == BADGE
        assert isinstance(reader, Signalling)
        for signal, color, beeps in (
            (Signal.WELCOME, osdp.CommandLEDColor.Green, 1),
            (Signal.REFUSED, osdp.CommandLEDColor.Red, 2),
        ):
            reader.signal(signal)
            assert reader.read(0.2) is None
            assert peer.next_order(osdp.Command.LED)["on_color"] == color
            assert peer.next_order(osdp.Command.Buzzer)["rep_count"] == beeps
        reader.close()


@pytest.mark.parametrize(("key", "flags"), [(OTHER, (ENFORCE,)), (None, ())], ids=["another", "none"])
def test_a_reader_with_another_key_or_none_is_not_believed(ends, secure, key, flags):
    with OsdpPeer(ends[1], key, *flags) as peer:
        peer.hold_up(H10301, 26)
        with pytest.raises(NotReady, match="another key than the key file, or none") as error:
            DRIVERS["osdp"].connect(ends[0], secure)
        assert KEY.hex() not in str(error.value)


def test_a_cut_wire_is_told_and_the_reader_found_again(ends, secure):
    with OsdpPeer(ends[1], KEY, ENFORCE) as peer:
        reader = DRIVERS["osdp"].connect(ends[0], secure)
        peer.line.cut = True
        with pytest.raises(NoReply, match="did not answer for 500 ms"):
            reader.read(5)
        reader.close()
        with pytest.raises(NoReply):
            DRIVERS["osdp"].connect(ends[0], secure)
        peer.line.cut = False
        reader = DRIVERS["osdp"].connect(ends[0], secure)
        peer.hold_up(H10301, 26)
        assert reader.read(5) == BADGE
        reader.close()


def test_noise_on_the_line_is_no_card_and_costs_none(ends, secure):
    with OsdpPeer(ends[1], KEY, ENFORCE) as peer:
        reader = DRIVERS["osdp"].connect(ends[0], secure)
        peer.say(bytes.fromhex("FF 53 80 10 00 07 50 00 01 1A 00 BD 88 EB 80 9F 3D 00 53"))
        assert reader.read(0) is None
        peer.hold_up(H10301, 26)
        assert reader.read(5) == BADGE
        reader.close()


def test_a_card_that_is_said_in_the_clear_is_believed_only_where_that_is_set(ends):
    with OsdpPeer(ends[1], None) as peer:
        reader = DRIVERS["osdp"].connect(ends[0], {"secure": "off", **BRIEF})
        peer.hold_up(b"\xbd\x88\xeb\xc0", 26)  # of wrong parity
        peer.hold_up(bytes.fromhex("13005D1DA5"), 40, osdp.CardFormat.Unspecified)
        assert reader.read(5) == "13005D1DA5"
        reader.close()


def test_a_reader_that_can_do_nothing_of_it_is_still_a_reader(ends):
    with OsdpPeer(ends[1], None) as peer:
        peer.answer = -1
        reader = DRIVERS["osdp"].connect(ends[0], {"secure": "off", **BRIEF})
        assert isinstance(reader, Signalling)
        for _ in range(2):
            reader.signal(Signal.REFUSED)
            assert reader.read(0.3) is None
        peer.hold_up(H10301, 26)
        assert reader.read(5) == BADGE
        assert peer.orders.qsize() == 2, "neither lamp nor buzzer is asked for again"
        reader.close()


@pytest.mark.expects_log("is given its key")
def test_a_new_reader_is_given_the_key_where_that_is_set(ends, secure):
    with OsdpPeer(ends[1], None, INSTALL) as peer:
        DRIVERS["osdp"].connect(ends[0], {**secure, "secure": "install"}).close()
        assert peer.next_order(osdp.Command.Keyset)["data"] == KEY
