"""A reception kiosk with a receipt printer behind a real port: it runs without it, and finds it by itself."""

import json
from datetime import timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from drivers.printers import DRIVERS
from kiosk.engine.messages import PassPrinted
from kiosk.engine.visitors.screens import ShownPass
from kiosk.runtime.printer_worker import PrinterWorker
from kiosk.ui.slip_texts import SlipTexts
from tests.e2e.harness.kiosk_process import KioskProcess, command
from tests.fakes.clock import NOON
from tests.fakes.lock_bus import Posted
from tests.fakes.wire_bank import EmulatedBank

PRINTER: dict[str, object] = {"printers": [{"name": "receipts", "driver": "escpos", "link": "receipts"}]}


def site_file(folder: Path, port: str) -> Path:
    (folder / "terms").mkdir()
    (folder / "terms/en.txt").write_text("House rules", encoding="utf-8")
    file = folder / "reception.toml"
    file.write_text(
        f"""\
[site]
name = "HQ North"
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["en", "de"]
[kiosk]
id = "reception"
role = "reception"
[visitors]
terms = "terms"
terms_version = "1"
[[bank]]
name = "A"
passes = {{ S = 1 }}
[[printer]]
name = "receipts"
driver = "escpos"
url = "{port}"
""",
        encoding="utf-8",
    )
    return file


def test_a_kiosk_without_doors_runs_and_tells_how_its_printer_is(tmp_path: Path):
    with EmulatedBank(PRINTER, tmp_path) as printer:
        printer.do("printer no-paper")
        with KioskProcess.run(site_file(tmp_path, printer.link("receipts")), tmp_path / "data") as kiosk:
            kiosk.wait("screen.first_frame")
            down = kiosk.wait("device.down", name="receipts", kind="printer")
            assert "has no paper" in down["error"]
            printer.do("printer none")
            kiosk.wait("device.up", name="receipts")
            kiosk.settle(tmp_path / "data")
            status = json.loads(command("status", "--data", tmp_path / "data", "--json").stdout)
    assert [(one["name"], one["kind"], one["state"]) for one in status["devices"] if one["kind"] == "printer"] == [
        ("receipts", "printer", "up")
    ]
    assert status["compartments"] == []


def test_a_pass_comes_out_as_its_visitor_can_use_it(tmp_path: Path):
    shown = ShownPass("LK1:" + "6BF%RN$A* " * 19, "12345678", "A", "Level 2", NOON, NOON + timedelta(hours=6))
    texts = SlipTexts(("en", "de"), ZoneInfo("Europe/Berlin"), "HQ North", lambda: NOON)
    posted = Posted()
    with EmulatedBank(PRINTER, tmp_path) as printer:
        connect = partial(DRIVERS["escpos"].connect, printer.link("receipts"), {"columns": 32})
        worker = PrinterWorker("receipts", connect, posted, texts)
        worker.start()
        worker.print_pass("v1", shown, "Zoë Weiß", "en")
        assert posted.next(PassPrinted) == PassPrinted("v1", None)
        (slip,) = printer.happened("printed")
        worker.ask_to_stop()
        worker.join()
    assert slip["qr"] == [shown.qr]
    assert slip["large"] == ["Zoë Weiß", "1234 5678", "Bank A"]
    assert "Until 18:00 on Tuesday, 24" in slip["lines"]
    assert max(map(len, slip["lines"])) <= 32
