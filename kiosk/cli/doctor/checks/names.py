"""Whether the site file calls each port by a name that stays: /dev/ttyUSB0 is whichever adapter was found first."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.cli.doctor.examined import Examined
from kiosk.cli.doctor.finding import Finding, hint

_NUMBERED = re.compile(r"/dev/(tty(USB|ACM)\d+|video\d+|input/event\d+|usb/lp\d+)")
# Where udev puts names that stay, those of the kiosk's own rules first.
FOLDERS = (
    "/dev/locker",
    "/dev/serial/by-id",
    "/dev/v4l/by-id",
    "/dev/input/by-id",
    "/dev/serial/by-path",
    "/dev/v4l/by-path",
)


def check(examined: Examined) -> Iterator[Finding]:
    """Each port of the site file."""
    for name, url in _ports(examined):
        if _NUMBERED.fullmatch(url):
            better = stable_name(url)
            look = "Plug it in, and look in /dev/serial/by-id for its name."
            do = f'Write "{better}" in its place.' if better else look
            what = f"{url} may be another device after the next start, or once plugs have been changed."
            yield hint("name", name, what, do)


def stable_name(port: str, folders: tuple[str, ...] = FOLDERS) -> str | None:
    """A link to this port whose name stays, or None."""
    real = os.path.realpath(port)
    links = (link for folder in folders for link in sorted(Path(folder).glob("*")))
    return next((str(link) for link in links if os.path.realpath(link) == real), None)


def _ports(examined: Examined) -> Iterator[tuple[str, str]]:
    site = examined.site
    yield from ((one.name, one.url) for one in site.buses)
    yield from ((one.name, one.url) for one in site.readers if one.url is not None)
    yield from ((one.name, one.source or one.url or "") for one in site.scanners)
    yield from ((one.name, one.url) for one in site.printers)
