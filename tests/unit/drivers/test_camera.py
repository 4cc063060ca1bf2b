"""QR codes in front of a camera, and photographs: pictures in a folder, a video file, whatever else is held up."""

import io
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

import cv2
import numpy as np
import pytest
import qrcode
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from drivers.errors import PortDenied, PortGone
from drivers.scanners import DRIVERS, Photographing, Scanner, still
from drivers.scanners.camera import CameraScanner
from drivers.scanners.frames import DeviceFrames, FolderFrames
from drivers.scanners.picture import Gray, coloured_in, gray_in
from tests.fakes.codes import texts


def code(text: str | bytes, size: int = 400) -> Gray:
    picture = np.array(qrcode.make(text).convert("L"), dtype=np.uint8)
    return cv2.resize(picture, (size, size), interpolation=cv2.INTER_NEAREST).astype(np.uint8)


def in_view(text: str | bytes) -> Gray:
    frame = np.full((720, 1280), 190, dtype=np.uint8)
    frame[150:550, 440:840] = code(text)
    return frame


def png(picture: Gray) -> bytes:
    return cv2.imencode(".png", picture)[1].tobytes()


def appear(folder: Path, name: str, data: bytes) -> None:
    """As a careful writer does it: the file is there at once, whole."""
    (folder / f".{name}").write_bytes(data)
    (folder / f".{name}").rename(folder / name)


class Hand:
    """A clock that a test turns."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def scanner(tmp_path: Path):
    scanner = DRIVERS["camera"].connect(str(tmp_path), {})
    yield scanner
    scanner.close()


def test_a_code_that_appears_in_the_folder_is_read(tmp_path: Path, scanner: Scanner):
    appear(tmp_path, "1.png", png(in_view("LK1.pass-a")))
    assert scanner.read(5) == "LK1.pass-a"
    assert scanner.read(0) is None


def test_other_image_formats_are_read_too(tmp_path: Path, scanner: Scanner):
    for number, suffix in enumerate((".jpg", ".webp", ".bmp", ".JPEG")):
        appear(tmp_path, f"{number}{suffix}", cv2.imencode(suffix, in_view(f"code {number}"))[1].tobytes())
        assert scanner.read(5) == f"code {number}"


def test_same_code_within_two_seconds_is_one_presentation(tmp_path: Path):
    hand = Hand()
    scanner = CameraScanner(FolderFrames(tmp_path), clock=hand)
    appear(tmp_path, "1.png", png(in_view("same")))
    assert scanner.read(5) == "same"
    for number in range(2, 5):
        hand.now += 1.9
        appear(tmp_path, f"{number}.png", png(in_view("same")))
        appear(tmp_path, f"{number}b.png", png(in_view(f"other {number}")))
        assert scanner.read(5) == f"other {number}"
    hand.now += 2.1
    appear(tmp_path, "9.png", png(in_view("same")))
    assert scanner.read(5) == "same"


def test_a_half_written_file_is_read_once_it_is_whole(tmp_path: Path, scanner: Scanner):
    data = png(in_view("patience"))
    with (tmp_path / "slow.png").open("wb") as file:
        for end in (100, len(data) // 2):
            file.write(data[file.tell() : end])
            file.flush()
            assert scanner.read(0) is None
        file.write(data[file.tell() :])
    assert scanner.read(5) == "patience"


def test_a_file_that_changes_is_another_picture(tmp_path: Path, scanner: Scanner):
    for text in ("first", "second"):
        appear(tmp_path, "frame.png", png(in_view(text)))
        assert scanner.read(5) == text


def test_what_lay_there_before_is_not_read_again_after_a_reconnect(tmp_path: Path):
    appear(tmp_path, "old.png", png(in_view("old")))
    os.utime(tmp_path / "old.png", (1_000_000_000, 1_000_000_000))
    scanner = DRIVERS["camera"].connect(str(tmp_path), {})
    appear(tmp_path, "new.png", png(in_view("new")))
    assert [scanner.read(5), scanner.read(0)] == ["new", None]


def test_what_is_no_picture_is_stepped_over(tmp_path: Path, scanner: Scanner):
    appear(tmp_path, "a.png", b"")
    appear(tmp_path, "b.png", b"not a picture")
    appear(tmp_path, "c.png", png(in_view("cut"))[:500])
    appear(tmp_path, "d.txt", png(in_view("named wrongly")))
    (tmp_path / "e.png").mkdir()
    (tmp_path / "f.png").symlink_to(tmp_path / "nowhere")
    appear(tmp_path, "g.png", png(np.zeros((1, 1), dtype=np.uint8)))
    appear(tmp_path, "z.png", png(in_view("after all")))
    assert [scanner.read(5), scanner.read(0)] == ["after all", None]


@given(st.binary(max_size=400))
@settings(max_examples=50)
def test_any_bytes_are_a_picture_or_none(data: bytes):
    assert gray_in(data) is None


@given(st.integers(0, 2**32))
@settings(max_examples=30, deadline=None)
def test_a_damaged_file_never_raises(seed: int):
    random = np.random.default_rng(seed)
    data = bytearray(png(code("LK1.visitor", 200)))
    for place in random.integers(0, len(data), 5):
        data[place] = random.integers(0, 256)
    picture = gray_in(bytes(data[: random.integers(1, len(data) + 1)]))
    assert picture is None or set(texts(picture)) <= {"LK1.visitor"}


def video(path: Path, frames: list[Gray]) -> None:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30, (1280, 720))
    assert writer.isOpened()
    for frame in frames:
        writer.write(cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR))
    writer.release()


def test_a_video_is_watched_once(tmp_path: Path):
    empty = np.full((720, 1280), 190, dtype=np.uint8)
    video(tmp_path / "hall.avi", [empty] * 3 + [in_view("film")] * 4 + [empty] * 3)
    scanner = DRIVERS["camera"].connect(str(tmp_path / "hall.avi"), {})
    assert scanner.read(10) == "film"
    assert scanner.read(0.5) is None
    scanner.close()


@pytest.mark.parametrize("name", ["gone", "text.avi"])
def test_a_source_that_is_none(tmp_path: Path, name: str):
    (tmp_path / "text.avi").write_text("no video")
    with pytest.raises((PortGone, PortDenied), match=name):
        DRIVERS["camera"].connect(str(tmp_path / name), {})


def test_a_folder_that_vanishes(tmp_path: Path):
    folder = tmp_path / "frames"
    folder.mkdir()
    scanner = DRIVERS["camera"].connect(str(folder), {})
    folder.rmdir()
    with pytest.raises(PortGone, match="frames"):
        scanner.read(5)


def test_closing_ends_a_read_that_waits(tmp_path: Path, scanner: Scanner):
    results: list[str | None] = []
    thread = threading.Thread(target=lambda: results.append(scanner.read(50)))
    thread.start()
    scanner.close()
    thread.join(10)
    assert results == [None]


def test_the_decoders_are_silent_and_loaded_late(tmp_path: Path):
    """A kiosk's log is for people; and its start screen must not wait for OpenCV."""
    appear(tmp_path, "a.png", png(in_view("cut"))[:500])
    (tmp_path / "b.avi").write_bytes(b"RIFF0000AVI no video")
    program = f"""
import sys
from drivers.errors import PortDenied
from drivers.scanners import DRIVERS
assert not {{"cv2", "numpy", "PIL", "pyzbar", "zxingcpp"}} & sys.modules.keys()
assert DRIVERS["camera"].connect({str(tmp_path)!r}, {{}}).read(0.05) is None
try:
    DRIVERS["camera"].connect({str(tmp_path / "b.avi")!r}, {{}})
except PortDenied:
    print("denied")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("denied\n", "")


# --- a camera that the kernel knows -----------------------------------------------------------------------------------


class KernelsCamera:
    """Thirty pictures a second that wait in four buffers, the oldest first; when all are full, new ones are dropped.

    Its time is its own: a grab takes as long as the next picture is away, and nothing if one waits.
    """

    period, buffers = 1 / 30, 4

    def __init__(self, show: Callable[[float], Gray], hand: Hand) -> None:
        self.show, self.hand = show, hand
        self.waiting: list[float] = []
        self.at = self.made = hand.now
        self.released = False

    def grab(self) -> bool:
        self._run()
        if not self.waiting:
            self.hand.now = self.made + self.period
            self._run()
        self.at = self.waiting.pop(0)
        return not self.released

    def retrieve(self) -> tuple[bool, Gray]:
        return True, self.show(self.at)

    def release(self) -> None:
        self.released = True

    def _run(self) -> None:
        while self.made + self.period <= self.hand.now + 1e-9:
            self.made += self.period
            if len(self.waiting) < self.buffers:
                self.waiting.append(self.made)


def stamped(at: float) -> Gray:
    """A picture that says in its pixels when it was made, in milliseconds."""
    return np.frombuffer(int(at * 1000).to_bytes(4, "big"), dtype=np.uint8).reshape(2, 2).copy()


@pytest.mark.parametrize("decoding_s", [0.0, 0.02, 0.1, 0.25])
def test_no_picture_waits_behind_an_older_one(decoding_s: float):
    """However slow the decoder is, each picture that it is given was made that very moment."""
    hand = Hand()
    camera = KernelsCamera(stamped, hand)
    ages: list[float] = []

    def slow(picture: Gray) -> list[str]:
        ages.append(hand.now - int.from_bytes(picture.tobytes(), "big") / 1000)
        hand.now += decoding_s
        return []

    scanner = CameraScanner(DeviceFrames("camera", cast(cv2.VideoCapture, camera), hand), hand, slow)
    began = hand.now
    while hand.now < began + 3:
        scanner.read(0)
    assert len(ages) >= 3 / (0.07 + decoding_s + camera.period) - 1
    assert max(ages) < 0.002


def test_a_camera_that_makes_nobody_wait_is_looked_at_all_the_same():
    hand = Hand()
    camera = KernelsCamera(lambda _: in_view("eager"), hand)
    camera.grab = lambda: True  # type: ignore[method-assign]  # as a broken driver does
    scanner = CameraScanner(DeviceFrames("camera", cast(cv2.VideoCapture, camera), hand), hand)
    assert scanner.read(5) == "eager"


def test_a_camera_that_ends_is_gone():
    hand = Hand()
    camera = KernelsCamera(stamped, hand)
    scanner = CameraScanner(DeviceFrames("/dev/video7", cast(cv2.VideoCapture, camera), hand), hand)
    camera.released = True
    with pytest.raises(PortGone, match="/dev/video7"):
        scanner.read(1)


# --- photographs ----------------------------------------------------------------------------------------------------


def photograph(scanner: Scanner) -> bytes | None:
    assert isinstance(scanner, Photographing)
    return scanner.photograph()


def coloured(height: int, width: int, colour: tuple[int, int, int] = (30, 40, 200)) -> NDArray[np.uint8]:
    return np.full((height, width, 3), colour, dtype=np.uint8)


def size_of(jpeg: bytes | None) -> tuple[int, int]:
    assert jpeg is not None
    assert jpeg[:2] == b"\xff\xd8"
    with Image.open(io.BytesIO(jpeg)) as image:
        return image.size


def test_a_photograph_is_the_newest_picture_in_the_folder_in_colour(tmp_path: Path, scanner: Scanner):
    assert photograph(scanner) is None
    for name, colour, age in (("old.png", (200, 10, 10), 60.0), ("new.png", (10, 10, 200), 5.0)):
        Image.new("RGB", (800, 600), colour).save(tmp_path / name)
        then = time.time() - age
        os.utime(tmp_path / name, (then, then))
    (tmp_path / "half.png").write_bytes(b"\x89PNG")
    taken = photograph(scanner)
    assert size_of(taken) == (640, 480)
    assert taken is not None
    with Image.open(io.BytesIO(taken)) as image:
        red, _, blue = image.getpixel((10, 10))  # type: ignore[misc]
    assert blue > 150 > red


def test_a_photograph_of_a_video_is_the_picture_that_was_shown_last(tmp_path: Path):
    file = str(tmp_path / "hall.avi")
    writer = cv2.VideoWriter(file, cv2.VideoWriter.fourcc(*"MJPG"), 30, (1280, 720))
    for _ in range(3):
        writer.write(coloured(720, 1280))
    writer.release()
    scanner = DRIVERS["camera"].connect(file, {})
    assert photograph(scanner) is None
    scanner.read(0)
    assert size_of(photograph(scanner)) == (640, 360)
    scanner.close()
    assert photograph(scanner) is None


@settings(max_examples=15, deadline=None)
@given(height=st.integers(1, 1500), width=st.integers(1, 1500), seed=st.integers(0, 9))
def test_no_photograph_is_larger_than_it_may_be(height: int, width: int, seed: int):
    """Not even of noise, which is what no coding makes short."""
    picture = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    jpeg = still.jpeg(picture)
    assert len(jpeg) <= 100_000
    assert max(size_of(jpeg)) <= 640


@given(data=st.binary(max_size=200))
def test_no_file_is_too_strange_to_be_a_photograph(data: bytes):
    picture = coloured_in(data)
    assert picture is None or size_of(still.jpeg(picture))


def test_a_picture_too_large_to_be_one_is_none(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("drivers.scanners.picture.MAX_PIXELS", 99)
    assert coloured_in(png(np.zeros((10, 10), dtype=np.uint8))) is None
