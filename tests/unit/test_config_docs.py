"""The guide names every key that a site file may have, and the examples load."""

import dataclasses
import re
import tomllib
from datetime import time, timedelta
from enum import Enum
from pathlib import Path

import pytest

from kiosk.config import installed_drivers, load_site
from kiosk.config.reading import DEVICES, REPEATED, SINGLE
from kiosk.config.rules import NARROWER, PolicyTable, RulesTable
from kiosk.domain.assignments import Model
from kiosk.domain.durations import written
from kiosk.domain.policy import AtExpiry, Policy, SecondTap
from kiosk.domain.scopes import LIMITS
from tests.fakes.site_text import DOORS, doors, load

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
    if name not in DEVICES:
        return set()
    found = [dataclasses.fields(driver.settings) for driver in installed_drivers().of(name).values()]
    return {entry.name for entries in found for entry in entries}


@pytest.mark.parametrize("name", TABLES)
def test_the_guide_names_every_key_and_no_other(name):
    fields = set(TABLES[name].model_fields) - {"settings"}
    if name == "scope":
        fields -= set(RulesTable.model_fields)  # explained where they stand for the whole site
    assert keys_of(name) == fields | settings_of(name)


@pytest.mark.parametrize("name", TABLES)
def test_the_guide_marks_what_must_be_there(name):
    needed = {key for key, field in TABLES[name].model_fields.items() if field.is_required()}
    assert set(re.findall(r"^\| \*\*`(\w+)`", section(name), re.MULTILINE)) == needed


@pytest.mark.parametrize("name", DEVICES)
def test_the_guide_names_every_driver(name):
    assert all(f'`"{driver}"`' in section(name) for driver in installed_drivers().of(name))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_loads(path):
    site = load_site(path)
    assert site.compartments or site.kiosk.role == "reception"


def test_there_is_an_example_for_every_kind_of_lock_board():
    shown = {bus.driver for path in EXAMPLES for bus in load_site(path).buses}
    assert shown == set(installed_drivers().locks)


@pytest.mark.parametrize("text", re.findall(r"^```toml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL))
def test_what_the_guide_shows_loads(text):
    assert load(text + doors(*DOORS[:2], *DOORS[3:])).policies


def test_the_guide_names_every_word_that_a_setting_may_be():
    words = [one.value for kind in (Model, SecondTap, AtExpiry) for one in kind]
    assert [word for word in words if f'`"{word}"`' not in section("policy")] == []
    assert [kind for kind in NARROWER if f"`{kind}`" not in section("scope")] == []
    assert [limit for limit in LIMITS if f"`{limit}`" not in section("scope")] == []


def test_the_defaults_of_the_guide_are_those_of_the_rules():
    told = dict(re.findall(r"^\| `(\w+)` \|.*\| `([^|]*)` \|$", section("policy"), re.MULTILINE))
    told = {key: tomllib.loads(f"x = {value}")["x"] for key, value in told.items() if key not in KIOSK_WIDE}
    defaults = {one.name: one.default for one in dataclasses.fields(Policy)} | {"model": Model.DAY_USE}
    shown = {key: as_written(defaults[key]) for key in told}
    assert shown == told | {"extend_by": None}
    assert len(told) > 10


KIOSK_WIDE = set(PolicyTable.model_fields) - set(RulesTable.model_fields)


def as_written(value):
    match value:
        case timedelta():
            return {"1d": "24h"}.get(written(value), written(value))
        case Enum():
            return value.value
        case time():
            return f"{value:%H:%M}"
    return value
