"""``make run-upstream``: an upstream, two kiosks on emulated banks and a reception, on this machine alone.

All is in a temporary folder, and ends with Ctrl-C. What is done here for a new kiosk is what whoever installs one does:
it shows a code, and somebody upstream types that and compares the fingerprint.
"""

from __future__ import annotations

import os
import select
import shlex
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from reception import Reception

from kiosk.cli.status import found
from kiosk.store.data_folder import DataFolder

COMMANDS = Path(sys.executable).parent
TENANT = "demo"
BANKS = ("A", "B")
# The badge beside each bank that no kiosk knows: upstream makes it Grace's.
PEOPLE = "id,name,department,badge\ngrace,Grace Hopper,Research,0B00000000\nlinus,Linus Brandt,Sales,\n"
SIZE = "M"
PATIENCE_S, LEASED_WITHIN_S, LOOK_S, GRACE_S = 60.0, 20.0, 0.25, 10.0


class NotStarted(Exception):
    """Why there is no demo, in a sentence."""


@dataclass(frozen=True)
class Kiosk:
    """One of the demo's kiosks, as a process with its log in a file."""

    bank: str
    folder: DataFolder
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def name(self) -> str:
        return f"demo-{self.bank.lower()}"

    def sync(self) -> dict[str, Any]:
        """How it and upstream get on; nothing where it does not answer yet."""
        if self.process.poll() is not None:
            raise NotStarted(f"Kiosk {self.name} ended:\n{self.log.read_text(errors='replace')[-2000:]}")
        if not self.folder.has_database() or not self.folder.socket.exists():
            return {}
        told: dict[str, Any] = found(self.folder)["upstream"]
        return told

    def has_sent_all(self) -> bool:
        """Whether upstream has its record."""
        return self.sync().get("unsent") == 0


class Demo:
    """What runs until the ``with`` block is left."""

    def __init__(self, folder: Path, left: ExitStack) -> None:
        self.folder = folder
        self._left = left
        self.database = f"sqlite:///{folder}/upstream.db"

    def upstream(self, *arguments: str) -> str:
        """Run a command of the service, and say so; what it answers."""
        print(f"$ locker-upstream {shlex.join(arguments)}", flush=True)
        line = [str(COMMANDS / "locker-upstream"), *arguments, "--database", self.database]
        done = subprocess.run(line, capture_output=True, text=True, check=False, start_new_session=True)
        if done.returncode:
            raise NotStarted(done.stderr.strip() or f"It ended with {done.returncode}.")
        return done.stdout

    def serve(self) -> str:
        """Start the service; its address."""
        line = [str(COMMANDS / "locker-upstream"), "serve", "--port", "0", "--database", self.database]
        process = self._started(line, stdout=subprocess.PIPE)
        assert process.stdout is not None
        said = process.stdout.readline().decode()
        if not said.startswith("Serving "):
            raise NotStarted("The service did not start; what it said is above.")
        return said.removeprefix("Serving ").strip()

    def kiosk(self, bank: str, url: str, *, in_windows: bool) -> Kiosk:
        """Start a kiosk on a bank of its own."""
        data, log = self.folder / bank, self.folder / f"{bank}.log"
        line = [str(COMMANDS / "locker-kiosk"), "demo", "--upstream", url, "--bank", bank, "--data", str(data)]
        hidden = {} if in_windows else {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
        with log.open("wb") as errors:
            process = self._started(
                [*line, *([] if in_windows else ["--no-window"])], stderr=errors, env={**os.environ, **hidden}
            )
        return Kiosk(bank, DataFolder(data), log, process)

    def _started(self, line: list[str], **how: Any) -> subprocess.Popen[bytes]:
        # In a session of its own: Ctrl-C is for this program, which ends the others in their order.
        process = subprocess.Popen(line, stdin=subprocess.DEVNULL, start_new_session=True, **how)
        self._left.callback(_end, process)
        return process


def main() -> int:
    """Run it; 0 once Ctrl-C, or a kiosk that was closed, has ended it."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with tempfile.TemporaryDirectory(prefix="locker-upstream-demo-") as folder, ExitStack() as left:
            _run(Demo(Path(folder), left), left)
    except KeyboardInterrupt:
        print("\nEnded.")
    except NotStarted as why:
        print(why, file=sys.stderr)
        return os.EX_UNAVAILABLE
    return os.EX_OK


def _run(demo: Demo, left: ExitStack) -> None:
    demo.upstream("tenant", "add", TENANT, "--name", "The demo")
    url = demo.serve()
    has_screen = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    if not has_screen:
        print("There is no display here: both kiosks run without a window.", flush=True)
    kiosks = [demo.kiosk(bank, url, in_windows=has_screen and bank == BANKS[0]) for bank in BANKS]
    reception = Reception(url)
    left.callback(reception.close)
    demo.upstream("client", "add", "reception", "--tenant", TENANT, "--key", reception.public)
    _tell_people(demo)
    for one in kiosks:
        _take_in(demo, one)
    for one in kiosks:
        _until(one.has_sent_all, f"kiosk {one.name} has not sent its record")
    _book(reception)
    _tell(demo, url, kiosks, has_screen=has_screen)
    _until_one_ends([one.process for one in kiosks])


def _tell_people(demo: Demo) -> None:
    file = demo.folder / "people.csv"
    file.write_text(PEOPLE)
    demo.upstream("people", "import", str(file), "--tenant", TENANT)


def _take_in(demo: Demo, kiosk: Kiosk) -> None:
    """The kiosk's code is typed upstream, as somebody would who stands before it."""
    _until(lambda: bool(kiosk.sync().get("code")), f"kiosk {kiosk.name} shows no code")
    shown = kiosk.sync()
    print(f"Kiosk {kiosk.name} shows the code {shown['code']} and the fingerprint {shown['fingerprint']}.")
    said = demo.upstream("kiosk", "approve", shown["code"], "--tenant", TENANT, "--yes")
    if shown["fingerprint"] not in said:
        raise NotStarted("Another kiosk was approved than the one that showed the code.")


def _book(reception: Reception) -> None:
    """For Grace tomorrow, at both banks in turn: a person has one booking at a time."""
    begin = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=1)
    for hours, bank in enumerate(BANKS):
        start, end = begin + timedelta(hours=hours), begin + timedelta(hours=hours + 1)
        _wait(partial(reception.has_free, bank, start, end, SIZE), LEASED_WITHIN_S)
        said = reception.book("grace", bank, start, end, SIZE)
        print(f"Reception asks for a door of bank {bank} for Grace, {start:%A %H:%M} to {end:%H:%M} UTC: {said}")


def _tell(demo: Demo, url: str, kiosks: list[Kiosk], *, has_screen: bool) -> None:
    first, here = kiosks[0], os.path.relpath(COMMANDS)
    seen = "Click the badge of Somebody at the bank: upstream has made it Grace Hopper's." if has_screen else ""
    print(
        f"""
Upstream is at {url}; its database is {demo.database}.
{seen}
Look at it from another terminal:
  {here}/locker-upstream kiosk list --tenant {TENANT} --database {demo.database}
  {here}/locker-upstream booking list --tenant {TENANT} --database {demo.database}
  {here}/locker-kiosk upstream status --data {first.folder.path}
  curl {url}/v1/health
Kiosk {first.name} {"is on this screen" if has_screen else "has no window"}, {kiosks[1].name} has none; their logs are \
beside their data.
Ctrl-C ends all of it.""",
        flush=True,
    )


def _until(asked: Callable[[], bool], what: str) -> None:
    if not _wait(asked, PATIENCE_S):
        raise NotStarted(f"After {PATIENCE_S:.0f} s, {what}.")


def _wait(asked: Callable[[], object], most_s: float) -> bool:
    """Whether it came true in time."""
    ends = time.monotonic() + most_s
    while not asked():
        if time.monotonic() > ends:
            return False
        time.sleep(LOOK_S)
    return True


def _until_one_ends(processes: list[subprocess.Popen[bytes]]) -> None:
    watched = [os.pidfd_open(one.pid) for one in processes]
    try:
        select.select(watched, [], [])
    finally:
        for one in watched:
            os.close(one)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(GRACE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


if __name__ == "__main__":
    sys.exit(main())
