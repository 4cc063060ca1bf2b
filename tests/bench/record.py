"""The record of years, handed out and verified, with the commands as an auditor gives them."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path


def measure(data: Path, folder: Path) -> tuple[float, float]:
    """Seconds for ``audit export`` and for ``audit verify``."""
    export, key = folder / "record.jsonl", folder / "kiosk.key"
    key.write_text(_run("audit", "key", "--data", data)[1])
    exported, _ = _run("audit", "export", "--out", export, "--data", data)
    verified, told = _run("audit", "verify", export, "--key", key)
    assert "nothing was altered" in told
    export.unlink()
    return exported, verified


def _run(*arguments: object) -> tuple[float, str]:
    began = time.perf_counter()
    done = subprocess.run(
        ["locker-kiosk", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
    )
    return time.perf_counter() - began, done.stdout
