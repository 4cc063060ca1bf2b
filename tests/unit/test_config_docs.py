"""The guide names every key that a site file may have, and the examples load."""

import dataclasses
import re
from pathlib import Path

import pytest

from kiosk.config import installed_drivers, load_site
from kiosk.config.reading import REPEATED, SINGLE

TOP = Path(__file__).parents[2]
GUIDE = (TOP / "docs/site-file.md").read_text(encoding="utf-8")
EXAMPLES = sorted((TOP / "packaging/examples").glob("*.toml"))
TABLES = {**SINGLE, **REPEATED}


def section(name: str) -> str:
    (found,) = re.findall(rf"^## `\[+{name}\]+`.*?(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    return found


def keys_of(name: str) -> set[str]:
    """The keys in the first column of a table's section."""
    return set(re.findall(r"^\| (?:\*\*)?`(\w+)`", section(name), re.MULTILINE))


def settings_of(name: str) -> set[str]:
    if name not in {"bus", "reader", "scanner"}:
        return set()
    found = [dataclasses.fields(driver.settings) for driver in installed_drivers().of(name).values()]
    return {entry.name for entries in found for entry in entries}


@pytest.mark.parametrize("name", TABLES)
def test_the_guide_names_every_key_and_no_other(name):
    fields = set(TABLES[name].model_fields) - {"settings"}
    assert keys_of(name) == fields | settings_of(name)


@pytest.mark.parametrize("name", TABLES)
def test_the_guide_marks_what_must_be_there(name):
    needed = {key for key, field in TABLES[name].model_fields.items() if field.is_required()}
    assert set(re.findall(r"^\| \*\*`(\w+)`", section(name), re.MULTILINE)) == needed


@pytest.mark.parametrize("name", ["bus", "reader", "scanner"])
def test_the_guide_names_every_driver(name):
    assert all(f'`"{driver}"`' in section(name) for driver in installed_drivers().of(name))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_loads(path):
    assert load_site(path).compartments


def test_there_is_an_example_for_every_kind_of_lock_board():
    shown = {bus.driver for path in EXAMPLES for bus in load_site(path).buses}
    assert shown == set(installed_drivers().locks)
