"""Where a camera's pictures come from: a device, a video file, or a folder in which image files appear.

Codes are looked for in gray; a photograph (``still``) is in colour.
"""

import os
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from drivers.errors import PortDenied, PortGone

if TYPE_CHECKING:
    import cv2
    from cv2.typing import MatLike

    from drivers.scanners.picture import Coloured, Gray


class Frames(Protocol):
    """A source of gray pictures."""

    def next(self) -> "Gray | None":
        """A picture that is due now, or None. Waits no longer than a camera takes for one (33 ms). Raises PortGone."""

    def still(self) -> "Coloured | None":
        """The newest picture in colour; None where there was none yet. Raises PortGone."""

    def due_in(self) -> float:
        """Seconds until it is worth asking again; 0 for a source that waits by itself."""

    def close(self) -> None:
        """Give the source back."""


def frames_of(source: str) -> Frames:
    """Open a source by what it is. Raises PortGone or PortDenied."""
    path = Path(source)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise PortGone(f"{source} is not there. Check that the camera is plugged in.") from error
    except OSError as error:
        raise PortDenied(f"We may not look at {source}: {os.strerror(error.errno or 0)}.") from error
    if stat.S_ISDIR(mode):
        return FolderFrames(path)
    if not os.access(path, os.R_OK):
        raise PortDenied(f"We may not open {source}: no permission. Is this user in the group “video”?")
    return DeviceFrames(source) if stat.S_ISCHR(mode) else VideoFrames(source)


class DeviceFrames:
    """A camera that the kernel knows, at 1280×720, of which every second picture is looked at.

    Decoding each of thirty a second would keep a core busy day and night; with every second one a code is read within
    two pictures and the decoding of the moment it came into view. ``clock`` counts seconds, monotonically.

    The kernel keeps pictures while nobody fetches them, and hands out the oldest first, at once. One for which we had
    to wait is new; those that were there already are stepped over, or each would be later than the one before it.
    """

    _PAUSE_S = 0.05
    _AT_ONCE_S = 0.005
    _MOST_KEPT = 32
    """Buffers that the kernel has for a camera, at most: a camera that is always at once is none that makes us wait."""

    def __init__(
        self, source: str, capture: "cv2.VideoCapture | None" = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._source = source
        self._capture = capture or _device(source)
        self._clock = clock
        self._looked = float("-inf")
        self._newest: MatLike | None = None

    def next(self) -> "Gray | None":
        self._grab_newest()
        if self._clock() - self._looked < self._PAUSE_S:
            return None
        self._looked = self._clock()
        ok, frame = self._capture.retrieve()
        self._newest = frame if ok else self._newest
        return _gray(frame) if ok else None

    def still(self) -> "Coloured | None":
        return None if self._newest is None else _coloured(self._newest)

    def due_in(self) -> float:
        return 0.0

    def close(self) -> None:
        self._capture.release()

    def _grab_newest(self) -> None:
        for _ in range(self._MOST_KEPT):
            began = self._clock()
            if not self._capture.grab():
                raise PortGone(f"The camera {self._source} gives no more pictures. Check its cable.")
            if self._clock() - began >= self._AT_ONCE_S:
                return


class VideoFrames:
    """A video file at its own pace, once; after its end there are no more pictures. Stands in for a camera."""

    def __init__(self, source: str) -> None:
        self._capture = _capture(source, device=False)
        import cv2

        rate = self._capture.get(cv2.CAP_PROP_FPS)
        self._pause_s = 1 / rate if 1 <= rate <= 240 else 1 / 30
        self._due = time.monotonic()
        self._ended = False
        self._newest: MatLike | None = None

    def next(self) -> "Gray | None":
        now = time.monotonic()
        if self._ended or now < self._due:
            return None
        # Every picture is shown: a video is slower rather than shorter where decoding does not keep up.
        self._due = max(self._due + self._pause_s, now)
        ok, frame = self._capture.read()
        self._ended = not ok
        self._newest = frame if ok else self._newest
        return _gray(frame) if ok else None

    def still(self) -> "Coloured | None":
        return None if self._newest is None else _coloured(self._newest)

    def due_in(self) -> float:
        return float("inf") if self._ended else max(0.0, self._due - time.monotonic())

    def close(self) -> None:
        self._capture.release()


class FolderFrames:
    """Each image file that appears in a folder, once, the oldest first: none is left out, for each was put there by
    somebody. A file that changes is another picture.

    What lay there more than two seconds before is no picture: after a reconnect, old codes must not be read again.
    """

    _POLL_S = 1 / 30
    _GRACE_S = 2.0
    """A file that is no image by then will not become one."""
    _MAX_BYTES = 20_000_000
    _SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".pgm", ".ppm"))

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._done: set[tuple[str, int, int]] = set()
        self._done = {key for key, _ in self._files() if self._age(key) > self._GRACE_S}

    def next(self) -> "Gray | None":
        from drivers.scanners.picture import gray_in

        files = dict(self._files())
        self._done &= files.keys()
        for key in sorted(files.keys() - self._done, key=lambda key: (key[1], key[0])):
            picture = gray_in(_content(files[key], self._MAX_BYTES))
            if picture is not None or self._age(key) > self._GRACE_S:
                self._done.add(key)
            if picture is not None:
                return picture
        return None

    def still(self) -> "Coloured | None":
        """The newest file that is an image, whenever it appeared: the camera would be looking at it still."""
        from drivers.scanners.picture import coloured_in

        for _, path in sorted(self._files(), key=lambda one: (one[0][1], one[0][0]), reverse=True):
            picture = coloured_in(_content(path, self._MAX_BYTES))
            if picture is not None:
                return picture
        return None

    def due_in(self) -> float:
        return self._POLL_S

    def close(self) -> None:
        pass

    def _files(self) -> Iterator[tuple[tuple[str, int, int], Path]]:
        """The image files, each by its name, time of change and size."""
        try:
            entries = list(os.scandir(self._folder))
        except OSError as error:
            raise PortGone(f"The folder {self._folder} cannot be read: {os.strerror(error.errno or 0)}.") from error
        for entry in entries:
            if entry.name.startswith(".") or Path(entry.name).suffix.lower() not in self._SUFFIXES:
                continue
            try:
                status = entry.stat()
            except OSError:
                continue  # gone again
            if stat.S_ISREG(status.st_mode):
                yield (entry.name, status.st_mtime_ns, status.st_size), Path(entry.path)

    def _age(self, key: tuple[str, int, int]) -> float:
        # A file's time is the wall's; should that be set back, a file seems to come from the future and is just read.
        return time.time() - key[1] / 1e9


def _content(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limit)
    except OSError:
        return b""


def _device(source: str) -> "cv2.VideoCapture":
    import cv2

    capture = _capture(source, device=True)
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, 1280)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, 720)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # the newest picture counts; not every camera heeds it
    return capture


def _capture(source: str, *, device: bool) -> "cv2.VideoCapture":
    # FFmpeg, inside OpenCV, talks to stderr unless told not to before it is used first.
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
    import cv2

    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    # Named, so that OpenCV does not try one way after the other: some of those complain aloud.
    capture = cv2.VideoCapture(source, cv2.CAP_V4L2 if device else cv2.CAP_FFMPEG)
    if not capture.isOpened():
        raise PortDenied(f"{source} cannot be used: no camera or video, or another program has it.")
    return capture


def _coloured(frame: "MatLike") -> "Coloured":
    import cv2
    import numpy as np

    picture = cv2.cvtColor(frame, cv2.COLOR_GRAY2RGB if frame.ndim == 2 else cv2.COLOR_BGR2RGB)
    return picture.astype(np.uint8, copy=False)


def _gray(frame: "MatLike") -> "Gray":
    import cv2
    import numpy as np

    picture = frame if frame.ndim == 2 else cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
    return picture.astype(np.uint8, copy=False)
