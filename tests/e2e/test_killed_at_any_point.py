"""A kiosk that dies anywhere between a tap and a shut door: nothing is given twice, opened late, or left unexplained.

The moments are drawn from a seeded distribution; here the timer is the experiment.
"""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.harness.bank_site import FAMILIES, BankSite, one_board_site
from tests.e2e.harness.checker import Pulse, faults
from tests.e2e.harness.kiosk_process import KioskProcess
from tests.e2e.harness.people import import_people
from tests.e2e.harness.records import Records
from tests.fakes.wire_bank import EmulatedBank

DOORS = 6
PEOPLE = {f"p{number}": f"{0x0C00000000 + number:010X}" for number in range(DOORS)}

# The sensor is read within 200 ms of the pulse, and of the door being shut.
SENSOR_READ_S = 0.25

# Where in the story each kill falls. Most may hit between the tap and the pulse: there is most to go wrong.
MOMENTS = (*["tapped"] * 4, "pulsed", *["opening"] * 2, *["shutting"] * 2)


@pytest.mark.timeout(240)  # a start takes a second; on a computer that does much else, several
@pytest.mark.parametrize("part", [1, 2])
@pytest.mark.parametrize("family", FAMILIES)
def test_kill_9_at_any_point_gives_no_door_twice_opens_none_late_and_leaves_no_opening_unexplained(
    family: str, part: int, tmp_path: Path
):
    site = one_board_site(tmp_path, family, DOORS)
    chance = random.Random(f"{family} {part}")
    moments = ["open", *chance.sample(MOMENTS, len(MOMENTS))]  # the first one tells how long a tap takes here
    data = tmp_path / "data"
    import_people(data, PEOPLE, tmp_path)
    with site.bank() as bank:
        killed = Killed(site, bank, data, chance)
        for moment in moments:
            killed.at(moment)
        killed.none_at_start()
    assert killed.pulsed, "no kill came after a pulse: the window is not covered"


@pytest.mark.parametrize("family", FAMILIES)
def test_a_tap_before_the_sensors_have_told_what_the_last_life_left_opens_and_both_openings_are_explained(
    family: str, tmp_path: Path
):
    site = one_board_site(tmp_path, family, 2)
    data = tmp_path / "data"
    import_people(data, PEOPLE, tmp_path)
    with site.bank() as bank:
        bank.do("fault left mute")  # locks are pulsed, and nothing comes back
        with KioskProcess.run(site.file, data) as kiosk:
            kiosk.until_up("badge")
            bank.do(f"tap {PEOPLE['p0']}")
            bank.wait("opened", door="01")
            kiosk.kill()
        assert [one.outcome for one in Records(data).intents()] == [None]
        bank.do("shut 01")
        with KioskProcess.run(site.file, data) as kiosk:
            kiosk.until_up("badge")
            bank.do(f"tap {PEOPLE['p0']}")
            bank.wait("opened", door="01")
            bank.do("fault left none")
            kiosk.wait("device.up", name="left")
            kiosk.settle(data)
            pulses = [Pulse(one["door"], one["at"]) for one in bank.happened("pulsed")]
            assert len(pulses) == 2
            assert faults(pulses, Records(data).intents(), Records(data).holders())[0] == []


class Killed:
    """One data folder and one bank through many lives of a kiosk."""

    def __init__(self, site: BankSite, bank: EmulatedBank, data: Path, chance: random.Random) -> None:
        self.pulsed: set[str] = set()
        self._site, self._bank, self._data, self._chance = site, bank, data, chance
        self._pulses: list[Pulse] = []
        self._tap_takes_s = 0.0

    def at(self, moment: str) -> None:
        """A life: restart, check what the last one left, a tap, and death at that moment."""
        with self._started() as kiosk:
            tapped = self._bank.do(f"tap {PEOPLE[self._chance.choice(list(PEOPLE))]}")["at"]
            self._let_pass(moment, kiosk, tapped)
            kiosk.kill()
        if self._chance.random() < 0.5:
            self._shut_all()

    def none_at_start(self) -> None:
        """A last life that ends well, to check what the one before left."""
        with self._started():
            pass

    @contextmanager
    def _started(self) -> Iterator[KioskProcess]:
        before = self._seen()
        with KioskProcess.run(self._site.file, self._data) as kiosk:
            kiosk.until_up(*self._site.parts)
            kiosk.settle(self._data)
            assert self._seen() == before, "a door was pulsed by a start"
            self._check()
            self._shut_all()
            yield kiosk

    def _let_pass(self, moment: str, kiosk: KioskProcess, tapped: float) -> None:
        if moment == "tapped":
            time.sleep(self._chance.uniform(0, 1.5 * self._tap_takes_s))
            return
        opened = self._bank.wait("opened")
        door, self._tap_takes_s = opened["door"], opened["at"] - tapped
        if moment == "opening":
            time.sleep(self._chance.uniform(0, SENSOR_READ_S))
        elif moment in ("open", "shutting"):
            kiosk.screens("DoorOpening", "DoorOpen")
        if moment == "shutting":
            self._bank.do(f"shut {door}")
            time.sleep(self._chance.uniform(0, SENSOR_READ_S))

    def _check(self) -> None:
        records = Records(self._data)
        found, self.pulsed = faults(self._pulses, records.intents(), records.holders())
        assert not found, "\n".join(found)
        assert len(self.pulsed) == len(self._pulses)

    def _seen(self) -> list[Pulse]:
        """All pulses up to now."""
        self._pulses += [Pulse(one["door"], one["at"]) for one in self._bank.happened("pulsed")]
        self._bank.forget()
        return list(self._pulses)

    def _shut_all(self) -> None:
        for door in self._bank.do("doors")["open"]:
            self._bank.do(f"shut {door}")
