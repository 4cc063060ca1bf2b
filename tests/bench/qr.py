"""How well and how fast each decoder reads the corpus, and how long a pass is in view until it is decoded.

A real camera is stood in for by one that makes thirty pictures a second in real time and keeps four of them, as the
kernel does; passes come into its view at moments that have nothing to do with its pictures. Alone: ``python -m
tests.bench.qr``.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import cv2
import numpy as np

from drivers.scanners import decoders
from drivers.scanners.camera import CameraScanner
from drivers.scanners.frames import DeviceFrames, Frames, VideoFrames
from tests.bench.qr_corpus import Gray, Sample, View, a_pass, corpus, finished, hall, scene

OF_EACH = 10
VIEWS = 40
RATE = 30
KEPT = 4
PASSES = 8  # in the video, each a second after the one before


@dataclass
class Found:
    """What a decoder made of the corpus: (read, of) by category, ms a picture, pictures that it read wrongly."""

    rates: dict[str, tuple[int, int]] = field(default_factory=dict)
    times_ms: list[float] = field(default_factory=list)
    false: int = 0

    @property
    def read(self) -> int:
        """Pictures."""
        return sum(read for read, _ in self.rates.values())


@dataclass
class Measured:
    """By decoder; ``views`` and ``video`` are milliseconds from in view to decoded, with the default decoder."""

    corpus: dict[str, Found]
    views: list[float]
    video: list[float]


def measure() -> Measured:
    """Some 40 seconds."""
    found = {name: Found() for name in decoders.NAMES}
    for sample in corpus(of_each=OF_EACH):
        for name, result in found.items():
            _try(decoders.decoder(name), sample, result)
    return Measured(found, _views(), _video())


def _try(texts_in: decoders.Decoder, sample: Sample, result: Found) -> None:
    began = time.perf_counter()
    texts = texts_in(sample.picture)
    result.times_ms.append((time.perf_counter() - began) * 1000)
    result.false += any(text != sample.text for text in texts)
    read, of = result.rates.get(sample.category, (0, 0))
    result.rates[sample.category] = (read + (sample.text in texts), of + 1)


class RealTimeCamera:
    """Makes a picture each thirtieth of a second, of what is in view then; keeps a few, drops new ones beyond that."""

    def __init__(self) -> None:
        self.in_view: list[tuple[float, Gray]] = []
        self._made = time.monotonic()
        self._waiting: list[float] = []
        self._at = self._made

    def grab(self) -> bool:
        """Wait for a picture; none if one waits."""
        self._run()
        if not self._waiting:
            time.sleep(max(0.0, self._made + 1 / RATE - time.monotonic()))
            while not self._waiting:
                self._run()
        self._at = self._waiting.pop(0)
        return True

    def retrieve(self) -> tuple[bool, Gray]:
        """The picture that was grabbed, in colour as cameras have it."""
        gray = [picture for since, picture in self.in_view if since <= self._at][-1]
        return True, cast(Gray, cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR))

    def release(self) -> None:
        """Nothing is held."""

    def _run(self) -> None:
        while self._made + 1 / RATE <= time.monotonic():
            self._made += 1 / RATE
            if len(self._waiting) < KEPT:
                self._waiting.append(self._made)


def _views() -> list[float]:
    """Passes that come into the view of a camera at any moment."""
    numbers, moments = np.random.default_rng(3), random.Random(3)
    passes = [(text, _held(numbers, text)) for text in (a_pass(numbers) for _ in range(VIEWS))]
    camera = RealTimeCamera()
    camera.in_view.append((0.0, hall(3)))
    scanner = CameraScanner(cast(Frames, DeviceFrames("bench", cast(cv2.VideoCapture, camera))))
    times = []
    for text, picture in passes:
        since = time.monotonic() + moments.uniform(0.1, 0.2)
        camera.in_view.append((since, picture))
        while (found := scanner.read(1)) is None:
            pass
        times.append((time.monotonic() - since) * 1000)
        if found != text:
            raise RuntimeError("the camera's scanner read what was not there")
    return times


def _video() -> list[float]:
    """Passes in a video of thirty pictures a second, from when the first picture of each is due."""
    numbers = np.random.default_rng(4)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hall.avi"
        _film(path, _pictures(numbers))
        scanner = CameraScanner(VideoFrames(str(path)))
        began = time.monotonic()  # the first picture's moment
        times = []
        for number in range(PASSES):
            if scanner.read(5) is None:
                raise RuntimeError("a pass in the video was not read")
            times.append((time.monotonic() - began - (number + 0.5)) * 1000)
        scanner.close()
    return times


def _pictures(numbers: np.random.Generator) -> Iterator[Gray]:
    for _ in range(PASSES):
        held = _held(numbers, a_pass(numbers))
        yield from [hall(4)] * (RATE // 2)
        yield from [held] * (RATE // 2)


def _film(path: Path, pictures: Iterator[Gray]) -> None:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), RATE, (1280, 720))
    for picture in pictures:
        writer.write(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR))
    writer.release()


def _held(numbers: np.random.Generator, text: str) -> Gray:
    return finished(scene(numbers, text, View(5.0)).light)


def tell(found: Measured) -> None:
    """The table of ``drivers/scanners/README.md``."""
    print(f"  QR codes of passes read, of {OF_EACH * 4} pictures of each kind")
    print(f"    {'':16}" + "".join(f"{name:>10}" for name in found.corpus))
    counts: dict[str, list[str]] = defaultdict(list)
    for result in found.corpus.values():
        for category, (read, of) in result.rates.items():
            counts[category].append(f"{read / of:10.0%}" if category != "no code" else f"{'–':>10}")
    for category, row in counts.items():
        print(f"    {category:16}" + "".join(row))
    for name, result in found.corpus.items():
        p95 = statistics.quantiles(result.times_ms, n=20)[18]
        figures = f"median {statistics.median(result.times_ms):5.1f}   p95 {p95:5.1f}   max {max(result.times_ms):5.1f}"
        print(f"    {name:8} {result.read} read, {result.false} wrongly; ms a picture: {figures}")
    for what, times in (("camera", found.views), ("video", found.video)):
        print(f"    in view → decoded, {what}: median {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms")


if __name__ == "__main__":
    tell(measure())
    sys.exit(0)
