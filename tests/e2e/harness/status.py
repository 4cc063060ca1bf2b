"""What ``locker-kiosk status --json`` tells."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.e2e.harness.kiosk_process import command


def status(data: Path) -> Mapping[str, Any]:
    """All of it."""
    done = command("status", "--data", data, "--json")
    assert (done.returncode, done.stderr) == (0, ""), done
    found: Mapping[str, Any] = json.loads(done.stdout)
    return found


def parts(data: Path) -> Mapping[str, Mapping[str, Any]]:
    """Its devices, by name."""
    return {one["name"]: one for one in status(data)["devices"]}


def doors(data: Path) -> Mapping[str, Mapping[str, Any]]:
    """Its compartments, by door number."""
    return {one["door"]: one for one in status(data)["compartments"]}
