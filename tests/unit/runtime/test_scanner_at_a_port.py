"""A scanner at a serial port, from its lines in the site file to the message that its code becomes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.bootstrap.devices import reading_workers
from kiosk.config import SiteFileError, load_site
from kiosk.domain.credentials import CredentialKind
from kiosk.engine.messages import CredentialPresented, DeviceChanged
from tests.fakes.lock_bus import Posted
from tests.fakes.wire_bank import EmulatedBank

SITE = """\
[site]
name = "HQ"
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["en"]
[kiosk]
id = "reception"
role = "reception"
[[scanner]]
name = "qr"
driver = "scanner-serial"
{way}
"""


def test_a_code_at_a_serial_scanner_is_presented_as_a_qr_code(tmp_path: Path):
    scanner = {"name": "qr", "driver": "scanner-serial", "link": "qr", "model": "gm65"}
    file = tmp_path / "site.toml"
    file.write_text(SITE.format(way=f'url = "{tmp_path}/qr"\nmodel = "gm65"\nmode = "continuous"\nlight = "off"'))
    posted = Posted()
    with EmulatedBank({"scanners": [scanner]}, tmp_path) as bank:
        (worker,) = reading_workers(load_site(file), posted)
        worker.start()
        assert posted.next(DeviceChanged).up
        bank.do("scan LK1:A B")
        assert posted.next(CredentialPresented) == CredentialPresented(CredentialKind.QR, "LK1:A B", "qr")
        worker.ask_to_stop()
        worker.join()


@pytest.mark.parametrize(
    ("way", "message"),
    [
        ('source = "/dev/video0"', "takes no source"),
        ('url = "/dev/ttyS0"\nmodel = "laser"', "must be one of 'plain', 'gm65'"),
        ('url = "/dev/ttyS0"\ndecoder = "zxing"', "decoder"),
    ],
)
def test_what_such_a_scanner_does_not_take_is_explained(tmp_path: Path, way: str, message: str):
    file = tmp_path / "site.toml"
    file.write_text(SITE.format(way=way))
    with pytest.raises(SiteFileError) as caught:
        load_site(file)
    assert any(message in fault.message for fault in caught.value.faults)
