"""A reception kiosk that has never heard of the bank's kiosk but by its name, and what its command line gives out."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.e2e.harness.kiosk_process import command

_SITE = """\
[site]
name = "Test bank"
tenant = "acme"
timezone = "Europe/Berlin"
languages = ["en", "de"]
[kiosk]
id = "reception"
role = "reception"
[screen]
width_mm = 267
[[bank]]
name = "A"
place = "Level 2, by the lifts"
passes = { M = 4 }
codes_a_day = 1
"""


def done(*arguments: object) -> Any:
    """What a command says, in JSON, that did what it was asked."""
    said = command(*arguments, "--json")
    assert said.returncode == 0, said
    return json.loads(said.stdout)


def issue_pass(data: Path, folder: Path, name: str, **options: object) -> Mapping[str, Any]:
    """A pass for bank A for three hours from now, of the kiosk of a data folder; its picture is said as ``png``."""
    until = (datetime.now(UTC) + timedelta(hours=3)).isoformat()
    wanted = {"name": name, "bank": "A", "until": until, "png": folder / f"{name}.png", **options}
    found: Mapping[str, Any] = done(
        "pass", "issue", *(f"--{key}={value}" for key, value in wanted.items()), "--data", data
    )
    return found


class Reception:
    """Its site file and its data folder, both in ``folder``, which also takes what it gives out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.data = folder / "reception"
        self.file = folder / "reception.toml"
        self.file.write_text(_SITE, encoding="utf-8")

    def trusted_by(self, data: Path, *more: object) -> Mapping[str, Any]:
        """Carry its key, codes and ended passes to the kiosk of a folder, as a file; what was said there."""
        file = self._folder / "reception.trust"
        done("trust", "export", "--out", file, "--data", self.data, *more)
        taken: Mapping[str, Any] = done("trust", "import", file, "--data", data)
        return taken

    def issue(self, name: str, **options: object) -> Mapping[str, Any]:
        """A pass for bank A, as ``issue_pass`` gives it."""
        return issue_pass(self.data, self._folder, name, **options)

    def end(self, visit: str) -> Mapping[str, Any]:
        """End a visit."""
        ended: Mapping[str, Any] = done("pass", "end", visit, "--data", self.data)
        return ended

    def show_key(self) -> str:
        """Have the running kiosk show its key on its screen; the key's fingerprint."""
        said = command("trust", "show", "--data", self.data)
        assert said.returncode == 0, said
        return said.stdout.partition("Its fingerprint: ")[2].strip()
