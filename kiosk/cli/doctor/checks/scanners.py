"""Scanners: does a camera deliver pictures, how large, how bright, how sharp; can a serial scanner be read?"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import drivers.scanners
from drivers.errors import DriverError
from kiosk.cli.doctor.connecting import failed
from kiosk.cli.doctor.examined import Examined
from kiosk.cli.doctor.finding import Finding, fault, fine, hint
from kiosk.config import ScannerEntry
from kiosk.config.facilities import CAMERA

if TYPE_CHECKING:
    from drivers.scanners.frames import Frames
    from drivers.scanners.picture import Gray

HELD_UP_WITHIN_S = 20.0
# A camera may need a moment for its first picture (seconds).
PICTURE_WITHIN_S = 3.0
# Mean brightness (0 to 255) within which a code is read, and the variance of the Laplacian below which a picture of
# ordinary things is out of focus; both are rules of thumb, so they make a hint and no fault.
DARK, BRIGHT = 40, 220
BLURRED = 20.0
# A code of 37 mm that is read at 25 cm needs 4 pixels a module.
WIDTH, HEIGHT = 1280, 720

_CHECK = "scanner"


def check(examined: Examined) -> Iterator[Finding]:
    """Each scanner of the site."""
    for one in examined.site.scanners:
        source = one.source or one.url or ""
        try:
            if one.driver == CAMERA:
                yield from _camera(one, source)
            if one.driver != CAMERA or examined.interactive:
                yield _scanner(examined, one, source)
        except DriverError as error:
            yield failed(_CHECK, one.name, source, error)


def _camera(one: ScannerEntry, source: str) -> Iterator[Finding]:
    from drivers.scanners.frames import frames_of

    with closing(frames_of(source)) as frames:
        if Path(source).is_dir():
            yield fine(_CHECK, one.name, f"{source} is a folder: each picture that appears in it is looked at.")
            return
        picture = _first(frames)
    if picture is None:
        what = f"{source} opens, and gives no picture within {PICTURE_WITHIN_S:.0f} s."
        yield fault(_CHECK, one.name, what, "Pull its plug and put it back; try another port or a shorter cable.")
        return
    yield from _of_picture(one.name, picture)


def _first(frames: Frames) -> Gray | None:
    until, picture = time.monotonic() + PICTURE_WITHIN_S, None
    while picture is None and time.monotonic() < until:
        picture = frames.next()
        if picture is None:
            time.sleep(min(0.05, max(0.0, frames.due_in())))
    return picture


def _of_picture(name: str, picture: Gray) -> Iterator[Finding]:
    import cv2

    height, width = picture.shape
    light, sharpness = float(picture.mean()), float(cv2.Laplacian(picture, cv2.CV_64F).var())
    what = f"It gives pictures of {width}×{height}"
    if (width, height) < (WIDTH, HEIGHT):
        yield hint(
            _CHECK, name, f"{what}: codes are read from nearer only.", f"A camera of {WIDTH}×{HEIGHT} does better."
        )
    if not DARK <= light <= BRIGHT:
        dark = light < DARK
        do = "Put a light beside it, or take what covers it away." if dark else "Turn it away from the window or lamp."
        yield hint(_CHECK, name, f"{what}, and what it sees is too {'dark' if dark else 'bright'}.", do)
    elif sharpness < BLURRED:
        yield hint(
            _CHECK, name, f"{what}, and what it sees is blurred or empty.", "Clean the lens, and turn its focus."
        )
    else:
        yield fine(_CHECK, name, f"{what}, bright and sharp enough.")


def _scanner(examined: Examined, one: ScannerEntry, source: str) -> Finding:
    driver = drivers.scanners.DRIVERS[one.driver]
    with closing(driver.connect(source, one.settings)) as scanner:
        if not examined.interactive:
            scanner.read(0.0)
            return fine(_CHECK, one.name, "It can be opened and read.")
        examined.ask(f"Hold any QR code up to the scanner {one.name} now.")
        if scanner.read(HELD_UP_WITHIN_S) is not None:
            return fine(_CHECK, one.name, "It has read a code.")
    what = f"Nothing was read within {HELD_UP_WITHIN_S:.0f} s."
    return fault(_CHECK, one.name, what, "Hold it nearer, with more light, and look whether its lamp is on.")
