"""A kiosk that dies anywhere: nothing acknowledged is lost, no door is given twice, opened late, or left unexplained.

Its lives are those of the real process, forked from one that has imported everything (``harness/nursery_process.py``);
one test kills the command as it is installed. The moments are drawn from a seeded distribution.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.e2e.harness import chain, moments
from tests.e2e.harness.bank_site import FAMILIES, BankSite, Door, one_board_site
from tests.e2e.harness.checker import Pulse, faults
from tests.e2e.harness.kiosk_process import KioskProcess, start_installed
from tests.e2e.harness.lives import Lives
from tests.e2e.harness.nursery import Nursery
from tests.e2e.harness.people import BADGES
from tests.e2e.harness.records import Records

AT_LEAST = 200
"""So many kills are wanted of one run of these tests."""

PARTS = range(4)
FINISHING = 'model = "session"\nsecond_tap = "finish"'

# How often a kiosk is killed at each moment of a part, in any order. Most may hit between the tap and the pulse.
KILLS: Mapping[Callable[[Lives], None], int] = {
    moments.starting: 3,
    moments.tapped: 5,
    moments.pulsed: 2,
    moments.opening: 1,
    moments.opened: 1,
    moments.shutting: 2,
    moments.giving_back: 2,
    moments.given_back: 1,
    moments.taking_people_in: 1,
    moments.signing: 2,
    moments.ending: 2,
    moments.folding_at_its_end: 1,
}
INSTALLATIONS = 6


def _site(folder: Path, family: str) -> BankSite:
    """A door for everybody, who gives it back by a second tap."""
    doors = tuple(Door(f"{channel:02}", "left", 1, channel) for channel in range(1, len(BADGES) + 1))
    return BankSite(folder, {"left": family}, doors, ("badge",), scanner=False, policy=FINISHING)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery() as nursery:
        yield nursery


@pytest.mark.timeout(240)  # on a computer that does much else
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("family", FAMILIES)
def test_kill_9_at_any_point_loses_nothing_gives_no_door_twice_opens_none_late_and_leaves_no_opening_unexplained(
    family: str, part: int, tmp_path: Path, data: Path, nursery: Nursery
):
    site = _site(tmp_path, family)
    chance = random.Random(f"{family} {part}")
    drawn = [moment for moment, times in KILLS.items() for _ in range(times)]
    if part == 0:
        drawn.append(moments.folding)  # takes as long as six others: the kiosk must be idle for that
    with site.bank() as bank:
        lives = Lives(site, bank, data, chance, nursery.start)
        lives.ends_well()  # tells how long a start and an end take here
        moments.opened(lives)  # and how long a tap
        for moment in chance.sample(drawn, len(drawn)):
            moment(lives)
        lives.ends_well()
    assert lives.explained, "no kill came after a pulse: the window is not covered"
    assert lives.kills > len(drawn)
    assert lives.record.checkpoints
    chain.assert_whole(data, tmp_path, held=lives.record.checkpoints)


@pytest.mark.parametrize("family", FAMILIES)
def test_kill_9_while_its_database_is_made_leaves_a_kiosk_that_starts(family: str, tmp_path: Path, nursery: Nursery):
    site = _site(tmp_path, family)
    chance = random.Random(family)
    with site.bank() as bank:
        first = Lives(site, bank, tmp_path / "first", chance, nursery.start)
        first.ends_well()
        for number in range(INSTALLATIONS):
            lives = Lives(site, bank, tmp_path / f"data {number}", chance, nursery.start)
            lives.start_takes_s = first.start_takes_s
            moments.starting(lives)
            lives.ends_well()
        chain.assert_whole(tmp_path / f"data {number}", tmp_path)


def test_so_many_kills_are_enough():
    of_a_part = sum(KILLS.values()) + 1
    assert len(FAMILIES) * (len(PARTS) * of_a_part + INSTALLATIONS) >= AT_LEAST


def test_the_installed_command_survives_as_its_forks_do(tmp_path: Path, data: Path):
    site = _site(tmp_path, FAMILIES[0])
    with site.bank() as bank:
        lives = Lives(site, bank, data, random.Random(0), start_installed)
        for moment in (moments.opened, moments.tapped, moments.starting, moments.given_back):
            moment(lives)
        lives.ends_well()


@pytest.mark.parametrize("family", FAMILIES)
def test_a_tap_before_the_sensors_have_told_what_the_last_life_left_opens_and_both_openings_are_explained(
    family: str, tmp_path: Path, data: Path, nursery: Nursery
):
    site = one_board_site(tmp_path, family, 2)
    with site.bank() as bank:
        bank.do("fault left mute")  # locks are pulsed, and nothing comes back
        with KioskProcess.run(site.file, data, start=nursery.start) as kiosk:
            kiosk.until_up("badge")
            bank.do(f"tap {BADGES['ada']}")
            bank.wait("opened", door="01")
            kiosk.kill()
        bank.do("shut 01")
        with KioskProcess.run(site.file, data, start=nursery.start) as kiosk:
            kiosk.until_up("badge")
            assert [one.outcome for one in Records(data).intents()] == [None]
            bank.do(f"tap {BADGES['ada']}")
            bank.wait("opened", door="01")
            bank.do("fault left none")
            kiosk.wait("device.up", name="left")
            kiosk.settle(data)
            pulses = [Pulse(one["door"], one["at"]) for one in bank.happened("pulsed")]
            assert len(pulses) == 2
            assert faults(pulses, Records(data).intents(), Records(data).holders())[0] == []
