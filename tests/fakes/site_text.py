"""Site files in few words: a head, a policy with what stands below it, and doors."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config import Fault, Site, SiteFileError, installed_drivers
from kiosk.config.load import parse_site

PLACE = Path("/etc/locker-kiosk/site.toml")
DRIVERS = installed_drivers()

HEAD = """\
[site]
name = "Campus"
tenant = "acme"
building = "North"
timezone = "Europe/Berlin"
languages = ["en"]
[kiosk]
id = "k"
role = "combined"
"""
_WIRING = """\
[[bus]]
name = "left"
driver = "kerong-cu16"
url = "/dev/left"
"""
# Door, bank, size, and what else is said of it.
DOORS = (
    ("01", "A", "S", 'zone = "north"'),
    ("02", "A", "S", 'zone = "north"\nnamed_for = "e17"'),
    ("03", "A", "M", 'zone = "south"\ntenant = "globex"'),
    ("04", "B", "S", 'zone = "south"'),
    ("05", "B", "M", 'zone = "south"'),
)
_CHANNELS = 16


def doors(*described: tuple[str, str, str, str]) -> str:
    """A bus, and these doors on it."""
    return _WIRING + "".join(
        f'[[compartment]]\ndoor = "{door}"\nbank = "{bank}"\nbus = "left"\nboard = {number // _CHANNELS}\n'
        f'channel = {number % _CHANNELS + 1}\nsize = "{size}"\ncolumn = {number + 1}\nrow = 1\n{more}\n'
        for number, (door, bank, size, more) in enumerate(described)
    )


def with_policy(policy: str) -> str:
    """This policy, what stands below it, and two doors of zone north, one of them somebody's own."""
    return f"[policy]\n{policy}\n" + doors(*DOORS[:2])


def load(text: str, head: str = HEAD) -> Site:
    """The site that a head and this text describe."""
    return parse_site(head + text, PLACE, DRIVERS)


def faults_of(text: str, head: str = HEAD) -> list[Fault]:
    """All that is wrong with them."""
    with pytest.raises(SiteFileError) as refused:
        load(text, head)
    return refused.value.faults


def only_fault(text: str, head: str = HEAD) -> Fault:
    """The one thing that is wrong with them."""
    (fault,) = faults_of(text, head)
    return fault


def line_of(text: str, key: str) -> int:
    """The line that ends with ``#!``; where none does, the one above all doors that has this key."""
    above = text.partition(_WIRING)[0].splitlines()
    lines = list(enumerate(above, HEAD.count("\n") + 1))
    marked = [number for number, line in lines if line.endswith("#!")]
    (found,) = marked or [number for number, line in lines if line.startswith(f"{key} =")]
    return found
