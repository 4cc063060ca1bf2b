"""Pictures of visitors' passes as a kiosk's camera sees them, made up: what goes wrong, and how badly, is a parameter.

A pass is 219 characters (``kiosk.passes.sealed``), which is a code of 49×49 modules. Each picture is 1280×720 gray. The
same seed makes the same pictures. To look at them: ``python -m tests.bench.qr_corpus SHEET.png``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.passes.qr_code import QUIET_ZONE, modules

Gray = NDArray[np.uint8]
Light = NDArray[Any]
"""As a picture, 0 to 255, not yet rounded or cut (float32, mostly)."""

WIDTH, HEIGHT = 1280, 720
LEVELS = (1, 2, 3, 4)
PASS_CHARACTERS = 219
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_FINE = 12  # pixels a module before the camera


@dataclass(frozen=True, slots=True)
class Sample:
    """A picture, what is wrong with it, from level 1 (a little) to 4, and what it says: None where no code is."""

    category: str
    level: int
    text: str | None
    picture: Gray


@dataclass(frozen=True, slots=True)
class View:
    """How a code is held: degrees, and pixels of the camera for a module. ``dark``: light modules on a dark ground."""

    pixels_a_module: float = 5.0
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    dark: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What the camera sees, with the way back from its pixels to the modules (3×3)."""

    light: Light
    to_modules: NDArray[Any]
    modules: int

    @property
    def across(self) -> tuple[Light, Light]:
        """For each pixel, the module that it shows, from the left and from the top."""
        y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float64)
        u, v, w = np.tensordot(self.to_modules, np.stack([x, y, np.ones_like(x)]), 1)
        return (u / w).astype(np.float32), (v / w).astype(np.float32)

    @property
    def card(self) -> NDArray[np.bool_]:
        """Where the card is."""
        u, v = self.across
        return (u >= 0) & (u < self.modules) & (v >= 0) & (v < self.modules)


def corpus(seed: int = 8, of_each: int = 5, levels: Sequence[int] = LEVELS) -> Iterator[Sample]:
    """``of_each`` pictures for each category and level, and as many for each level without a code."""
    random = np.random.default_rng(seed)
    for category, make in CATEGORIES.items():
        for level in levels:
            for _ in range(of_each):
                text = a_pass(random)
                yield Sample(category, level, text, finished(make(random, text, level)))
    for level in levels:
        for _ in range(of_each):
            yield Sample("no code", level, None, finished(_no_code(random, level)))


def a_pass(random: np.random.Generator) -> str:
    """A text like that of a pass: as long, and of the same characters."""
    return "LK1:" + "".join(_ALPHABET[place] for place in random.integers(0, 44, PASS_CHARACTERS - 4))


def finished(light: Light) -> Gray:
    """Rounded and cut, as a sensor does."""
    return np.clip(np.rint(light), 0, 255).astype(np.uint8)


def scene(random: np.random.Generator, text: str, view: View) -> Scene:
    """A code on a card, held into a hall. Turned a little, as no hand holds anything straight."""
    view = replace(view, roll=view.roll + random.uniform(-6, 6))
    card, count = _card(text, view.dark)
    there = _projection(count, view, random.uniform(-60, 60, 2))
    fine = there @ np.diag([1 / _FINE, 1 / _FINE, 1.0])
    # Twice as large and then halved: a pixel is the mean of its area.
    double = np.diag([2.0, 2.0, 1.0]) @ fine
    size = (2 * WIDTH, 2 * HEIGHT)
    held = cv2.warpPerspective(card, double, size, flags=cv2.INTER_AREA)
    cover = cv2.warpPerspective(np.ones_like(card), double, size)
    light = held + (1 - cover) * cv2.resize(_hall(random), size)
    small = cv2.resize(light, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
    return Scene(small.astype(np.float32), np.linalg.inv(there), count)


def _card(text: str, dark: bool) -> tuple[Light, int]:
    """The code with its quiet zone and a rim, and how many modules that is across. Paper is 225, ink is 35."""
    code = np.pad(np.array(modules(text), dtype=np.float32), QUIET_ZONE + 4)
    card = cv2.resize(code, None, fx=_FINE, fy=_FINE, interpolation=cv2.INTER_NEAREST)
    return (35 + 190 * (card if dark else 1 - card)).astype(np.float32), len(code)


def _projection(count: int, view: View, shift: NDArray[np.float64]) -> NDArray[np.float64]:
    """From modules to pixels: turned in space, an arm's length before the camera, near the middle of the picture."""
    yaw, pitch, roll = np.radians([view.yaw, view.pitch, view.roll])
    turn = np.array(
        [
            cv2.Rodrigues(np.array([0.0, 0.0, roll]))[0],
            cv2.Rodrigues(np.array([pitch, 0.0, 0.0]))[0],
            cv2.Rodrigues(np.array([0.0, yaw, 0.0]))[0],
        ]
    )
    turned = turn[2] @ turn[1] @ turn[0]
    side = count * view.pixels_a_module
    corners = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]]) * side / 2
    seen = corners @ turned.T
    far = 900.0
    flat = seen[:, :2] * far / (far + seen[:, 2:]) + [WIDTH / 2, HEIGHT / 2] + shift
    square = np.array([[0, 0], [count, 0], [count, count], [0, count]], dtype=np.float32)
    return np.asarray(cv2.getPerspectiveTransform(square, flat.astype(np.float32)), dtype=np.float64)


def _hall(random: np.random.Generator) -> Light:
    """Something out of focus behind: surfaces, a lamp, edges."""
    rough = random.uniform(20, 230, (6, 10)).astype(np.float32)
    hall = cv2.resize(rough, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    for _ in range(5):
        x, y = (int(one) for one in random.uniform(0, 1, 2) * (WIDTH, HEIGHT))
        w, h = (int(one) for one in random.uniform(40, 400, 2))
        cv2.rectangle(hall, (x, y), (x + w, y + h), float(random.uniform(10, 240)), -1)
    return cv2.GaussianBlur(hall, (0, 0), 4).astype(np.float32)


def _blob(random: np.random.Generator, seen: Scene, radius: float) -> Light:
    """A soft spot, 1 in its middle, somewhere on the code; its radius as a share of the code's side."""
    u, v = seen.across
    middle = random.uniform(0.35, 0.65, 2) * seen.modules
    return np.exp(-((u - middle[0]) ** 2 + (v - middle[1]) ** 2) / (2 * (radius * seen.modules) ** 2))


def _noisy(random: np.random.Generator, light: Light, sigma: float) -> Light:
    return light + random.normal(0, sigma, light.shape).astype(np.float32)


# --- what goes wrong: each takes a level from 1 to 4 ----------------------------------------------------------------


def _clean(random: np.random.Generator, text: str, level: int) -> Light:
    size = (7.0, 6.0, 5.0, 4.0)[level - 1]
    return _noisy(random, scene(random, text, View(size, roll=random.uniform(-180, 180))).light, 2)


def _focus(random: np.random.Generator, text: str, level: int) -> Light:
    radius = (2, 3, 4, 5)[level - 1]  # pixels, at five a module
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1)).astype(np.float32)
    return _noisy(random, cv2.filter2D(scene(random, text, View()).light, -1, disc / disc.sum()), 2)


def _motion(random: np.random.Generator, text: str, level: int) -> Light:
    length = (5, 8, 11, 14)[level - 1]  # pixels that it moves while the shutter is open, at five a module
    path = np.zeros((2 * length + 1, 2 * length + 1), dtype=np.float32)
    angle = random.uniform(0, np.pi)
    step = np.array([np.cos(angle), np.sin(angle)]) * length / 2
    ends = [tuple(round(one) for one in length + sign * step) for sign in (-1, 1)]
    cv2.line(path, ends[0], ends[1], 1.0, 1, cv2.LINE_AA)
    return _noisy(random, cv2.filter2D(scene(random, text, View()).light, -1, path / path.sum()), 2)


def _glare(random: np.random.Generator, text: str, level: int) -> Light:
    seen = scene(random, text, View())
    radius = (0.05, 0.08, 0.11, 0.14)[level - 1]
    return _noisy(random, seen.light + 420 * _blob(random, seen, radius), 2)


def _tilt(random: np.random.Generator, text: str, level: int) -> Light:
    angle = (25, 40, 50, 58)[level - 1]
    way = random.uniform(0, 2 * np.pi)
    view = View(6.0, yaw=angle * np.cos(way), pitch=angle * np.sin(way), roll=random.uniform(-40, 40))
    return _noisy(random, scene(random, text, view).light, 2)


def _low_light(random: np.random.Generator, text: str, level: int) -> Light:
    """Few photons, amplified again; the noise of a sensor grows with the root of the light."""
    photons = (60.0, 25.0, 10.0, 5.0)[level - 1]  # where the picture is white
    exposed = np.clip(scene(random, text, View()).light, 0, 255) / 255 * photons
    counted = random.poisson(exposed) + random.normal(0, 1.0, exposed.shape)
    return (counted / photons * 120).astype(np.float32)


def _small(random: np.random.Generator, text: str, level: int) -> Light:
    return _noisy(random, scene(random, text, View((2.5, 2.0, 1.75, 1.5)[level - 1])).light, 2)


def _moire(random: np.random.Generator, text: str, level: int) -> Light:
    """A screen's own pixels, nearly as wide as the camera's, beat with them; its lamp flickers in bands."""
    seen = scene(random, text, View())
    u, v = seen.across
    pitch = random.choice([0.82, 0.88, 1.12, 1.18]) * 5.0  # screen pixels a module, at five of the camera's
    depth = (0.2, 0.35, 0.5, 0.65)[level - 1]
    grid = (1 + np.cos(2 * np.pi * u * pitch)) * (1 + np.cos(2 * np.pi * v * pitch)) / 4
    bands = 1 - 0.4 * depth * (1 + np.sin(2 * np.pi * np.arange(HEIGHT, dtype=np.float32) / 130))[:, None] / 2
    return _noisy(random, seen.light * np.where(seen.card, (1 - depth + 1.6 * depth * grid) * bands, 1), 2)


def _phone(random: np.random.Generator, text: str, level: int) -> Light:
    """A phone held askew: lamps and a window mirror in its glass and lift the black."""
    angle = (20, 30, 38, 45)[level - 1]
    seen = scene(random, text, View(5.5, yaw=random.choice([-angle, angle]), roll=random.uniform(-30, 30)))
    u, v = seen.across
    veil = (20.0, 45.0, 70.0, 95.0)[level - 1]
    at = random.uniform(0.1, 0.9) * seen.modules
    streak = np.exp(-(((u - at) + 0.4 * (v - at)) ** 2) / (2 * (0.05 * seen.modules) ** 2))
    mirrored = veil + 90 * streak + 120 * _blob(random, seen, 0.09)
    return _noisy(random, 0.75 * seen.light + np.where(seen.card, mirrored, 0), 3)


def _crumple(random: np.random.Generator, text: str, level: int) -> Light:
    """Paper from a pocket: it is bent by some pixels, its slopes are lighter or darker, half of it lies in shadow."""
    seen = scene(random, text, View())
    rough = random.normal(0, 1, (8, 12)).astype(np.float32)
    heights = cv2.resize(rough, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    slope_x, slope_y = cv2.Sobel(heights, cv2.CV_32F, 1, 0), cv2.Sobel(heights, cv2.CV_32F, 0, 1)
    bend = (8.0, 14.0, 20.0, 26.0)[level - 1]
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    bent = cv2.remap(
        seen.light, x + bend * slope_x, y + bend * slope_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    u, v = seen.across
    edge = np.clip(u - v * random.uniform(0.3, 0.8) - 0.1 * seen.modules, 0, 1)  # a module wide
    shadow = 1 - (0.3, 0.5, 0.65, 0.75)[level - 1] * edge
    return _noisy(random, bent * shadow * (1 + 2 * slope_x), 2)


def _dark_mode(random: np.random.Generator, text: str, level: int) -> Light:
    size = (6.0, 5.0, 4.0, 3.0)[level - 1]
    return _noisy(random, scene(random, text, View(size, dark=True)).light, 2)


CATEGORIES: Mapping[str, Callable[[np.random.Generator, str, int], Light]] = {
    "clean": _clean,
    "out of focus": _focus,
    "moved": _motion,
    "glare": _glare,
    "tilted": _tilt,
    "low light": _low_light,
    "small": _small,
    "screen moiré": _moire,
    "phone askew": _phone,
    "crumpled": _crumple,
    "dark mode": _dark_mode,
}


def hall(seed: int) -> Gray:
    """The hall with nobody in it."""
    return finished(_no_code(np.random.default_rng(seed), 1))


def _no_code(random: np.random.Generator, level: int) -> Light:
    """The hall; a code whose modules were thrown about between its three corners; a wall of corners; stripes."""
    if level == 1:
        return _noisy(random, _hall(random), 4)
    if level == 2:
        return _noisy(random, _scrambled(random), 2)
    if level == 3:
        corner = np.pad(np.pad(np.pad(np.ones((3, 3)), 1), 1, constant_values=1.0), 2)
        tiles = np.tile(corner, (12, 20)).astype(np.float32)
        return 225 - 190 * cv2.resize(tiles, (WIDTH, HEIGHT), interpolation=cv2.INTER_NEAREST)
    stripes = np.repeat(random.integers(0, 2, 320), 4).astype(np.float32)
    return _noisy(random, 35 + 190 * np.tile(stripes, (HEIGHT, 1)), 4)


def _scrambled(random: np.random.Generator) -> Light:
    code = np.array(modules(a_pass(random)), dtype=np.float32)
    inside = code[9:-9, 9:-9]
    code[9:-9, 9:-9] = random.permutation(inside.ravel()).reshape(inside.shape)
    hall = _hall(random)
    side = 5 * len(code)
    x, y = (WIDTH - side) // 2, (HEIGHT - side) // 2
    hall[y - 20 : y + side + 20, x - 20 : x + side + 20] = 225
    hall[y : y + side, x : x + side] = 225 - 190 * cv2.resize(code, (side, side), interpolation=cv2.INTER_NEAREST)
    return hall


def contact_sheet(samples: list[Sample], columns: int = len(LEVELS)) -> Gray:
    """The middle of each picture, half as large, with its name, row by row."""
    tiles = []
    for one in samples:
        tile = cv2.resize(one.picture[60:660, 240:1040], (400, 300), interpolation=cv2.INTER_AREA)
        cv2.putText(tile, f"{one.category} {one.level}".replace("é", "e"), (6, 20), 0, 0.6, 255, 3)
        cv2.putText(tile, f"{one.category} {one.level}".replace("é", "e"), (6, 20), 0, 0.6, 0, 1)
        tiles.append(tile)
    rows = [np.hstack(tiles[start : start + columns]) for start in range(0, len(tiles), columns)]
    return np.vstack(rows).astype(np.uint8)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(cv2.imencode(".png", contact_sheet(list(corpus(of_each=1))))[1].tobytes())
