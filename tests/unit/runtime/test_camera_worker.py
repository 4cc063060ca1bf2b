"""The thread of the camera: it reads codes, and answers whoever wants a photograph, soon and once."""

from __future__ import annotations

import io
import queue
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from drivers.errors import PortGone
from drivers.scanners import DRIVERS, Photographing
from kiosk.engine.messages import CredentialPresented, DeviceChanged, PhotoTaken
from kiosk.runtime import device_worker
from kiosk.runtime.camera_worker import NO_PICTURE, CameraWorker
from tests.fakes.lock_bus import Posted

Run = Callable[[Callable[[], Photographing]], CameraWorker]


A_FRAME_S = 0.005  # until it looks at the next picture


class FakeCamera:
    """Sees what the test puts before it; an exception is raised."""

    def __init__(self) -> None:
        self.sees: bytes | Exception | None = None
        self.codes: queue.SimpleQueue[str] = queue.SimpleQueue()

    def read(self, timeout: float) -> str | None:
        try:
            return self.codes.get(timeout=min(timeout, A_FRAME_S))
        except queue.Empty:
            return None

    def photograph(self) -> bytes | None:
        if isinstance(self.sees, Exception):
            raise self.sees
        return self.sees

    def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
def posted() -> Posted:
    return Posted()


@pytest.fixture
def run(posted: Posted) -> Iterator[Run]:
    started: list[CameraWorker] = []

    def start(connect: Callable[[], Photographing]) -> CameraWorker:
        started.append(CameraWorker("qr", connect, posted))
        started[-1].start()
        return started[-1]

    yield start
    for worker in started:
        worker.ask_to_stop()
        worker.join()


def test_a_photograph_is_taken_between_two_reads(run: Run, posted: Posted):
    camera = FakeCamera()
    camera.sees = b"a bag"
    camera.codes.put("LK1.pass")
    run(lambda: camera).take("bag 7")
    assert posted.next(CredentialPresented).value == "LK1.pass"
    assert posted.next(PhotoTaken) == PhotoTaken("bag 7", b"a bag", None)


def test_a_camera_that_saw_nothing_yet_says_so(run: Run, posted: Posted):
    run(FakeCamera).take("bag 7")
    assert posted.next(PhotoTaken) == PhotoTaken("bag 7", None, NO_PICTURE)


def test_one_that_goes_just_then_is_answered_and_told(run: Run, posted: Posted, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(device_worker, "FIRST_RETRY_S", 3600.0)
    monkeypatch.setattr(device_worker, "LONGEST_RETRY_S", 3600.0)
    camera = FakeCamera()
    camera.sees = PortGone("It was pulled out.")
    worker = run(lambda: camera)
    worker.take("bag 7")
    assert posted.next(PhotoTaken) == PhotoTaken("bag 7", None, "It was pulled out.")
    assert not posted.next(DeviceChanged, lambda change: not change.up).up
    worker.take("bag 8")  # while it waits for the next try
    assert posted.next(PhotoTaken) == PhotoTaken("bag 8", None, "It was pulled out.")


def test_one_that_is_not_there_answers_at_once(run: Run, posted: Posted, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(device_worker, "FIRST_RETRY_S", 3600.0)
    monkeypatch.setattr(device_worker, "LONGEST_RETRY_S", 3600.0)

    def connect() -> FakeCamera:
        raise PortGone("It is not there.")

    worker = run(connect)
    for bag in ("7", "8"):
        worker.take(bag)
        assert posted.next(PhotoTaken) == PhotoTaken(bag, None, "It is not there.")


def test_a_folder_is_a_camera_whose_newest_picture_is_what_it_sees(run: Run, posted: Posted, tmp_path: Path):
    Image.new("RGB", (1280, 960), (200, 30, 30)).save(tmp_path / "bag.png")
    run(partial(DRIVERS["camera"].connect, str(tmp_path), {})).take("bag 7")  # type: ignore[arg-type]
    taken = posted.next(PhotoTaken)
    assert (taken.asked_for, taken.error) == ("bag 7", None)
    assert taken.jpeg is not None
    with Image.open(io.BytesIO(taken.jpeg)) as image:
        assert (image.format, image.size) == ("JPEG", (640, 480))
        red, green, _ = image.getpixel((320, 240))  # type: ignore[misc]
        assert (red > 150, green < 100) == (True, True)
