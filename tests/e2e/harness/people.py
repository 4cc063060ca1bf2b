"""The people of the tests, taken in by the command."""

from pathlib import Path

from tests.e2e.harness.kiosk_process import command

BADGES = {name: f"{0x0A00112233 + number:010X}" for number, name in enumerate(("ada", "ben", "chiara", "deniz"))}


def write_people(file: Path, badges: dict[str, str]) -> Path:
    """A people file."""
    rows = [f"{person},{person.title()},{badge}" for person, badge in badges.items()]
    file.write_text("\n".join(["id,name,badge", *rows, ""]), encoding="utf-8")
    return file


def import_people(data: Path, badges: dict[str, str], beside: Path) -> None:
    """``locker-kiosk people import``; the file goes to the folder ``beside``."""
    done = command("people", "import", write_people(beside / "people.csv", badges), "--data", data)
    assert (done.returncode, done.stderr) == (0, ""), done
    assert f"{len(badges)} people taken in" in done.stdout
