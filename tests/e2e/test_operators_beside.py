"""Operators are made, and ended, beside a running kiosk, which knows of it at once; no PIN travels or is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.harness.bank_site import BankSite, one_board_site
from tests.e2e.harness.kiosk_process import KioskProcess, command
from tests.fakes.wire_bank import EmulatedBank

BADGE = "0E00000007"


@pytest.fixture
def site(tmp_path: Path) -> BankSite:
    return one_board_site(tmp_path, "kerong-cu16", 6)


@pytest.fixture
def bank(site: BankSite) -> Iterator[EmulatedBank]:
    with site.bank() as bank:
        yield bank


@pytest.fixture
def kiosk(site: BankSite, bank: EmulatedBank, data: Path) -> Iterator[KioskProcess]:
    with KioskProcess.run(site.file, data) as kiosk:
        kiosk.until_up(*site.parts)
        yield kiosk


def test_an_operators_badge_asks_for_their_pin_until_they_are_none_any_more(
    bank: EmulatedBank, kiosk: KioskProcess, data: Path
):
    made = ("--role", "facilities", "--name", "Grace Hopper", "--badge", BADGE)
    done = command("operator", "add", "e17", *made, "--data", data)
    assert done.returncode == 0, done
    found = re.search(r"Their PIN is (\d{8});", done.stdout)
    assert found is not None
    for file in data.rglob("*"):
        assert not file.is_file() or found[1].encode() not in file.read_bytes()
    bank.do(f"tap {BADGE}")
    kiosk.screens("OperatorPin")

    done = command("operator", "end", "e17", "--data", data)
    assert (done.returncode, done.stdout) == (0, "e17 works this kiosk no longer.\n"), done
    bank.do(f"tap {BADGE}")
    kiosk.screens("DoorOpen")
