"""The moments at which a kiosk is killed; each function is one life that ends at its moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.store.data_folder import DataFolder
from tests.e2e.harness.file_watch import FileWatch
from tests.e2e.harness.kiosk_process import KioskProcess
from tests.e2e.harness.lives import Lives
from tests.e2e.harness.taking_in import TakingPeopleIn

SENSOR_READ_S = 0.25
"""The sensor is read within 200 ms of the pulse, and of the door being shut."""

FOLDED_AFTER = 520
"""So many commits, and the write-ahead log is folded back once nobody comes for a while (500 are enough)."""

SIGNED_EVERY = 100
SIGNED_WITHIN_S = 0.02
"""Some four people are taken in meanwhile."""


def starting(lives: Lives) -> None:
    """Anywhere between its beginning and its first frame."""
    with lives.unchecked() as kiosk:
        lives.let_pass(lives.start_takes_s)
        lives.kill(kiosk)


def tapped(lives: Lives) -> None:
    """Anywhere between a tap and a little after its pulse: there is most to go wrong."""
    with lives.life() as kiosk:
        lives.tap(kiosk, lives.anybody())
        lives.let_pass(1.5 * lives.tap_takes_s)
        lives.kill(kiosk)


def pulsed(lives: Lives) -> None:
    """As soon as the door springs open."""
    with lives.life() as kiosk:
        lives.open(kiosk, lives.anybody())
        lives.kill(kiosk)


def opening(lives: Lives) -> None:
    """While the sensor is about to tell that the door is open."""
    with lives.life() as kiosk:
        lives.open(kiosk, lives.anybody())
        lives.record.look()
        lives.let_pass(SENSOR_READ_S)
        lives.kill(kiosk)


def opened(lives: Lives) -> None:
    """As soon as the screen shows that the door is open: it is that person's."""
    with lives.life() as kiosk:
        _have_opened(lives, kiosk, lives.anybody())
        lives.kill(kiosk)


def shutting(lives: Lives) -> None:
    """While the sensor is about to tell that the door is shut; some give it back by that."""
    with lives.life() as kiosk:
        _shut_again(lives, kiosk, lives.anybody())
        lives.let_pass(SENSOR_READ_S)
        lives.kill(kiosk)


def giving_back(lives: Lives) -> None:
    """The same; whoever holds a door gives it back by that."""
    with lives.life() as kiosk:
        _shut_again(lives, kiosk, lives.holder() or lives.anybody())
        lives.let_pass(SENSOR_READ_S)
        lives.kill(kiosk)


def given_back(lives: Lives) -> None:
    """As soon as the screen shows that the door was given back: it is nobody's."""
    holder = None
    while holder is None:
        with lives.life() as kiosk:
            if (holder := lives.holder()) is None:
                _have_opened(lives, kiosk, lives.anybody())  # theirs to give back in the next life
            else:
                _shut_again(lives, kiosk, holder)
                kiosk.screens("GivenBack")
                lives.told[holder] = False
            lives.kill(kiosk)


def taking_people_in(lives: Lives) -> None:
    """While people are taken in as fast as it goes, and somebody taps meanwhile."""
    with lives.life() as kiosk, _people_coming(lives) as coming:
        coming.wait_for(lives.chance.randrange(100))
        lives.record.look()
        lives.tap(kiosk, lives.anybody())
        lives.let_pass(5 * lives.tap_takes_s)
        lives.kill(kiosk)


def signing(lives: Lives) -> None:
    """The same, about when the record's checkpoint is signed: with each hundredth event, and each person is one."""
    with lives.life() as kiosk:
        before = lives.record.look()
        with _people_coming(lives) as coming:
            coming.wait_for((SIGNED_EVERY - 2 - before) % SIGNED_EVERY)
            lives.let_pass(SIGNED_WITHIN_S)
            lives.kill(kiosk)


def folding(lives: Lives) -> None:
    """While the write-ahead log is folded back into the database, after many commits."""
    with lives.life() as kiosk, FileWatch(DataFolder(lives.data).database) as database:
        with _people_coming(lives) as coming:
            coming.wait_for(FOLDED_AFTER)
        lives.record.look()
        database.wait()
        lives.kill(kiosk)


def ending(lives: Lives) -> None:
    """Anywhere after it was told to end. One that is sooner is sent after the next one."""
    killed = False
    while not killed:
        with lives.life() as kiosk:
            kiosk.process.terminate()
            lives.let_pass(lives.end_takes_s)
            killed = lives.kill_unless_ended(kiosk)


def folding_at_its_end(lives: Lives) -> None:
    """The last that it does to its database is to fold the log back."""
    killed = False
    while not killed:
        with lives.life() as kiosk, FileWatch(DataFolder(lives.data).database) as database:
            kiosk.process.terminate()
            database.wait()
            killed = lives.kill_unless_ended(kiosk)


def _have_opened(lives: Lives, kiosk: KioskProcess, person: str) -> str:
    """Their door, once the screen has told them that it is open."""
    door = lives.open(kiosk, person)
    kiosk.screens("DoorOpening", "DoorOpen")
    lives.record.look()
    lives.told[person] = True
    return door


def _shut_again(lives: Lives, kiosk: KioskProcess, person: str) -> None:
    door = _have_opened(lives, kiosk, person)
    del lives.told[person]  # from here on it may be given back
    lives.bank.do(f"shut {door}")


@contextmanager
def _people_coming(lives: Lives) -> Iterator[TakingPeopleIn]:
    with TakingPeopleIn(lives.data, f"life-{lives.kills}") as coming:
        yield coming
    lives.came += coming.acknowledged
