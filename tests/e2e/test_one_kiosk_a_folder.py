"""One process owns a data folder, and its death frees it."""

from pathlib import Path

from tests.e2e.harness.bank_site import one_board_site
from tests.e2e.harness.kiosk_process import KioskProcess, command
from tests.e2e.harness.people import BADGES


def test_a_second_kiosk_is_refused_with_the_first_ones_number_and_the_folder_is_free_after_kill_9(
    tmp_path: Path, data: Path
):
    site = one_board_site(tmp_path, "xor-8a", 2)
    with site.bank() as bank:
        with KioskProcess.run(site.file, data) as kiosk:
            kiosk.until_up(*site.parts)
            second = command("run", "--config", site.file, "--data", data)
            assert second.returncode == 75
            assert second.stdout == ""
            assert f"process {kiosk.process.pid}" in second.stderr
            assert str(data) in second.stderr
            assert len(second.stderr.splitlines()) == 1

            bank.do(f"tap {BADGES['ada']}")
            kiosk.screens("DoorOpen")
            kiosk.kill()
        with KioskProcess.run(site.file, data) as kiosk:
            kiosk.until_up(*site.parts)


def test_a_kiosk_that_is_told_to_end_while_it_starts_still_ends_well_or_as_the_signal_says_and_leaves_no_lock(
    tmp_path: Path, data: Path
):
    site = one_board_site(tmp_path, "xor-8a", 2)
    with site.bank():
        with KioskProcess.run(site.file, data) as kiosk:
            kiosk.wait("device.up")
            assert kiosk.stop() == 0
        with KioskProcess.run(site.file, data) as kiosk:
            kiosk.until_up(*site.parts)
