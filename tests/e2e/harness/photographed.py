"""A QR code as a camera sees it: on a phone in a hand, at an angle, blurred, noisy, unevenly lit, and moving."""

import math
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from pyzbar import pyzbar

Picture = NDArray[np.uint8]

WIDTH, HEIGHT = 1280, 720
FRAMES_A_SECOND = 30
LONG_S = 2.0

_BACKGROUND = 96
_SIDE = 360.0
"""Of the phone's screen in the picture, in pixels, when it is held straight: a hand's breadth at half a metre."""


def film(picture: Path, seed: int = 1, every: int = 1) -> Iterator[Picture]:
    """The frames of a hand that brings the code of this picture before the camera and holds it there, grey.

    ``every``: one of so many, where not all are needed; each takes 50 ms to make.
    """
    code = _read(picture)
    noise = np.random.default_rng(seed)
    for number in range(0, round(LONG_S * FRAMES_A_SECOND), every):
        yield _frame(code, number / FRAMES_A_SECOND, noise)


def write_video(picture: Path, video: Path) -> Path:
    """The same as a video file (MJPEG, so each frame is compressed, too); appears at its place when it is whole."""
    beside = video.with_name(f"new-{video.name}")
    writer = cv2.VideoWriter(str(beside), cv2.VideoWriter.fourcc(*"MJPG"), FRAMES_A_SECOND, (WIDTH, HEIGHT))
    assert writer.isOpened()
    writer.set(cv2.VIDEOWRITER_PROP_QUALITY, 60)
    for frame in film(picture):
        writer.write(cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR))
    writer.release()
    return beside.rename(video)


def show_frames(picture: Path, folder: Path, name: str) -> None:
    """Each sixth frame of the same as a file of its own, in a folder that stands in for a camera."""
    for number, frame in enumerate(film(picture, every=6)):
        hidden = folder / f".{name}.jpg"
        assert cv2.imwrite(str(hidden), frame, [cv2.IMWRITE_JPEG_QUALITY, 60])
        hidden.rename(folder / f"{name}-{number:03}.jpg")


def only_code(picture: Path, cut: Path) -> Path:
    """What somebody keeps of a screen whose QR code they photographed: the code, with the white around it."""
    whole = _read(picture)
    (code,) = pyzbar.decode(whole, symbols=[pyzbar.ZBarSymbol.QRCODE])
    left, top, width, height = code.rect
    margin = width // 12
    part = whole[top - margin : top + height + margin, left - margin : left + width + margin]
    assert cv2.imwrite(str(cut), cv2.resize(part, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC))
    return cut


def _read(picture: Path) -> Picture:
    found = cv2.imread(str(picture), cv2.IMREAD_GRAYSCALE)
    assert found is not None, picture
    return found.astype(np.uint8)


def _frame(code: Picture, at: float, noise: np.random.Generator) -> Picture:
    """It comes in from the left within half a second, and then only trembles."""
    scene = np.full((HEIGHT, WIDTH), _BACKGROUND, np.uint8)
    onto = cv2.getPerspectiveTransform(_corners(*code.shape[::-1]), _held(at))
    cv2.warpPerspective(code, onto, (WIDTH, HEIGHT), scene, cv2.INTER_AREA, cv2.BORDER_TRANSPARENT)
    lit = scene * np.linspace(0.55, 1.0, WIDTH)[None, :] + 25 * (1.0 - at / LONG_S)
    blurred = cv2.filter2D(cv2.GaussianBlur(lit, (0, 0), 1.0), -1, _shaken(at))
    return np.clip(blurred + noise.normal(0.0, 10.0, blurred.shape), 0, 255).astype(np.uint8)


def _corners(width: int, height: int) -> NDArray[np.float32]:
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)


def _held(at: float) -> NDArray[np.float32]:
    """Where the four corners are: turned by some degrees, the far side smaller than the near one."""
    middle = np.array([WIDTH / 2 - max(0.0, 0.5 - at) * 1500, HEIGHT / 2 + 20 * math.sin(5 * at)])
    angle = math.radians(12 + 4 * math.sin(3 * at))
    turn = np.array([(math.cos(angle), -math.sin(angle)), (math.sin(angle), math.cos(angle))])
    near, far = _SIDE / 2, _SIDE / 2 * 0.82
    flat = np.array([(-near, -near), (near, -far), (near, far), (-near, near)])
    return np.asarray(flat @ turn.T + middle, np.float32)


def _shaken(at: float) -> NDArray[np.float32]:
    """Motion blur: along eleven pixels while it comes in, along three in a hand that holds it."""
    length = 11 if at < 0.5 else 3
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1 / length
    return kernel
