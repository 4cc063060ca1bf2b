"""What holds for every test: no screen is needed, and nothing unexpected stays silent.

Warnings fail a test (pyproject.toml), Qt's messages do (pytest-qt), and so does a log record of WARNING or above that
the test did not announce with `@pytest.mark.expects_log("a regular expression", …)`.
"""

from __future__ import annotations

import gc
import logging
import os
import re
from collections.abc import Iterator

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# A frame that was asked for is drawn at once, not 5 ms later.
os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")

import hypothesis
import pytest
import structlog
from hypothesis import Phase

import tests.fakes.compiled_once  # noqa: F401  # for what it does to every connection
from tests.fakes.hashed_lightly import really_hashed  # noqa: F401  # a fixture
from tests.fakes.migrated_once import really_migrated  # noqa: F401  # a fixture

# Tests are collected without looking for garbage, of which there is none (pytest_collection_finish).
gc.disable()

# Two cores shared by two workers: time says nothing about an example here. A build machine repeats itself, and says at
# once what failed; making a long example short, which may take minutes, is for whoever looks at it.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile(
    "ci", deadline=None, derandomize=True, print_blob=True, phases=set(Phase) - {Phase.shrink, Phase.explain}
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


class _Unexpected(logging.Handler):
    """Keeps the records that no pattern of the test announces."""

    def __init__(self, expected: list[re.Pattern[str]]) -> None:
        super().__init__(logging.WARNING)
        self.expected = expected
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = f"{record.levelname} {record.name}: {record.getMessage()}"
        if not any(pattern.search(text) for pattern in self.expected):
            self.records.append(text)


def _log_through_logging() -> None:
    """Let structlog speak through the standard library, as in the kiosk, so that the handler above hears it."""
    structlog.configure(
        processors=[structlog.stdlib.add_log_level, structlog.processors.KeyValueRenderer(key_order=["event"])],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def pytest_collection_finish() -> None:
    """What is there once the tests are collected stays: a search for garbage need not go through it each time."""
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse which it did not announce."""
    _log_through_logging()
    marks = list(request.node.iter_markers("expects_log"))
    patterns = [re.compile(p) for mark in marks for p in (mark.args or (".*",))]
    handler = _Unexpected(patterns)
    root = logging.getLogger()
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    if handler.records:
        pytest.fail("unexpected log records:\n  " + "\n  ".join(handler.records), pytrace=False)


@pytest.fixture(autouse=True)
def collect_qt_objects_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """Around a test with Qt: Python's collector must not destroy a Qt object on another thread, so it runs here."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.enable()
