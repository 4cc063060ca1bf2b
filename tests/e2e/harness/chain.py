"""Whether the record of a data folder holds together, as an auditor finds out: by its export and its key."""

from collections.abc import Iterable
from pathlib import Path

from kiosk.audit.line import read_lines
from kiosk.audit.report import Report
from kiosk.audit.verify import verify
from kiosk.store import exporting
from kiosk.store.data_folder import DataFolder
from tests.e2e.harness.kiosk_process import command


def assert_whole(data: Path, beside: Path, held: Iterable[str] = ()) -> Report:
    """Export the record with the command, and verify it; the file goes to the folder ``beside``.

    ``held`` are checkpoints that were signed in its earlier lives: the record must continue each of them.
    """
    export = beside / f"{data.name}.jsonl"
    done = command("audit", "export", "--data", data, "--out", export)
    assert (done.returncode, done.stderr) == (0, ""), done
    with export.open("rb") as file:
        return verify(read_lines(file), exporting.keys(DataFolder(data).database), list(held), processes=1)
