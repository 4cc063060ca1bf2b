"""``make run-upstream``: one command, and there is an upstream that has taken two kiosks in; Ctrl-C ends all of it."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.harness.kiosk_process import PATIENCE_S, environment
from tests.e2e.harness.upstream_process import COMMAND

pytestmark = pytest.mark.timeout(180)

SCRIPT = Path(__file__).parents[2] / "packaging" / "demo" / "run_upstream.py"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    shown = {name: value for name, value in environment().items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    line = [sys.executable, str(SCRIPT)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True, env={**shown, "TMPDIR": str(tmp_path)}) as process:
        yield process
        process.terminate()


def until(process: "subprocess.Popen[str]", last: str) -> str:
    """What it says up to this line."""
    said = []
    assert process.stdout
    for line in process.stdout:
        said.append(line)
        if last in line:
            return "".join(said)
    raise AssertionError(f"it ended: {said}")


def still_running(folder: Path) -> list[str]:
    """The commands of all processes that were told of this folder."""
    found = []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = one.read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue  # it has ended meanwhile
        if str(folder) in line:
            found.append(line)
    return found


def test_one_command_shows_two_kiosks_and_an_upstream_and_ends_all_of_it(demo: "subprocess.Popen[str]", tmp_path: Path):
    said = until(demo, "Ctrl-C ends all of it")
    assert "no display here" in said
    assert len(re.findall(r"shows the code [B-Z]{4}-[B-Z]{4}", said)) == 2
    assert re.findall(r"door of bank (.) for Grace.*: booked", said) == ["A", "B"]
    database = re.search(r"sqlite:////\S+", said)
    assert database
    line = [str(COMMAND), "kiosk", "list", "--tenant", "demo", "--json", "--database", database[0].rstrip(".")]
    done = subprocess.run(line, capture_output=True, text=True, timeout=PATIENCE_S, check=True)
    kiosks = {one["name"]: one for one in json.loads(done.stdout)}
    assert set(kiosks) == {"demo-a", "demo-b"}
    assert all(one["events"] > 0 for one in kiosks.values())

    os.kill(demo.pid, signal.SIGINT)
    assert "Ended." in until(demo, "Ended.")
    assert demo.wait(PATIENCE_S) == 0
    assert still_running(tmp_path) == []
    assert list(tmp_path.iterdir()) == []
