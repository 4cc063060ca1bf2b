"""A site file that sets something else than before is on the record, once, by the parts that it changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.bootstrap import resting_kiosk
from kiosk.store import library
from kiosk.store.data_folder import DataFolder
from tests.fakes.site_text import DOORS, HEAD, doors, load
from tests.fakes.stored import rows

SITE = "[policy]\nwalk_up_share = 0.5\n" + doors(*DOORS[:2])
ANOTHER_DOOR = doors(*DOORS[:2], ("09", "A", "M", "")).removeprefix(doors(*DOORS[:2]))
FIRST = "doors,settings,policies,capacity"


def told_by(data: Path) -> list[str]:
    lines = rows(library.choose().module, DataFolder(data).database, "SELECT header FROM audit_event ORDER BY position")
    headers = [json.loads(header) for (header,) in lines]
    return [one["detail"]["what"] for one in headers if one["type"] == "settings.changed"]


@pytest.mark.parametrize(
    ("site", "head", "changed"),
    [
        (SITE, HEAD, []),
        (SITE, HEAD.replace('building = "North"', 'building = "South"'), ["settings"]),
        ("[policy]\nwalk_up_share = 0.5\nmost_doors = 2\n" + doors(*DOORS[:2]), HEAD, ["policies"]),
        (SITE + ANOTHER_DOOR, HEAD, ["doors,capacity"]),
    ],
)
def test_what_another_site_file_changes_is_recorded_once(tmp_path: Path, site: str, head: str, changed: list[str]):
    for text, top in [(SITE, HEAD), (site, head), (site, head)]:
        with resting_kiosk(load(text, top), DataFolder(tmp_path)):
            pass
    assert told_by(tmp_path) == [FIRST, *changed]
