"""A database that refuses, so that a test can see what the kiosk does without its record.

SQLite asks an authorizer about each statement when it is about to run; one that says no gives the driver's own error at
exactly that statement, in the real library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from kiosk.store.store import SqlStore

_OK, _DENY = 0, 1
_INSERT, _TRANSACTION, _UPDATE = 18, 22, 23

BEGIN, WRITE, COMMIT = "BEGIN", "WRITE", "COMMIT"

Authorizer = Callable[[int, Any, Any, Any, Any], int]


@contextmanager
def failing(store: SqlStore, at: str) -> Iterator[None]:
    """Every transaction fails at its BEGIN, at its first write or at its COMMIT."""

    def authorize(action: int, first: Any, *_: Any) -> int:
        if action == _TRANSACTION:
            return _DENY if first == at else _OK
        return _DENY if at == WRITE and action in {_INSERT, _UPDATE} else _OK

    with _authorized(store, authorize):
        yield


@contextmanager
def failing_after(store: SqlStore, steps: int) -> Iterator[None]:
    """Once ``steps`` statements and commits have gone well, none does any more, but undoing."""
    left = steps

    def step(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OperationalError("", None, OSError("the disk is full"))

    engine = store._connection.engine
    for moment in ("before_cursor_execute", "commit"):
        event.listen(engine, moment, step)
    try:
        yield
    finally:
        for moment in ("before_cursor_execute", "commit"):
            event.remove(engine, moment, step)


@contextmanager
def _authorized(store: SqlStore, authorize: Authorizer) -> Iterator[None]:
    driver: Any = store._connection.connection.driver_connection
    driver.set_authorizer(authorize)
    try:
        yield
    finally:
        driver.set_authorizer(None)
