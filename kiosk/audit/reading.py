"""A file's lines, read chunk by chunk: in this process, or, where there are many, in several.

Only a few chunks are in memory at any time, however large the file.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context

from kiosk.audit.part import Chunk, Part, read_part

CHUNK = 1 << 18  # bytes: 350 events, 3 ms of work; larger ones don't fit into a core's cache
SMALL = 128  # chunks, 0.4 s of work: as long as other processes take to start
MOST_PROCESSES = 8


class Reading:
    """One reading of the lines, which can say what stands ahead."""

    def __init__(self, lines: Iterable[bytes], keys: Sequence[bytes], processes: int | None = None) -> None:
        self._chunks = _chunks(lines)
        self._keys = list(keys)
        self._processes = processes or min(len(os.sched_getaffinity(0)), MOST_PROCESSES)
        self._ahead: deque[Chunk] = deque()  # taken from the file; the first is the one being looked at

    def parts(self) -> Generator[tuple[Chunk, Part], None, None]:
        """Each chunk, in order, with what was found in it."""
        first = list(islice(self._chunks, SMALL))
        self._chunks = chain(first, self._chunks)
        if len(first) < SMALL or self._processes == 1:
            yield from self._here()
            return
        # Not forked: that would copy the locks of threads that are not there to open them again.
        # No garbage in circles is made there, so nobody needs to look for any (a tenth of the time).
        pool = ProcessPoolExecutor(self._processes, mp_context=get_context("spawn"), initializer=gc.disable)
        try:
            yield from self._in(pool)
        finally:
            pool.shutdown(cancel_futures=True)

    def ahead(self, after: int) -> Iterator[tuple[int, bytes]]:
        """All lines after the one with the number ``after``. Nothing can be read any more afterwards."""
        for chunk in chain(self._ahead, self._chunks):
            for number, raw in enumerate(chunk.lines, chunk.first):
                if number > after:
                    yield number, raw

    def _here(self) -> Iterator[tuple[Chunk, Part]]:
        for chunk in self._chunks:
            self._ahead.append(chunk)
            yield chunk, read_part(chunk.first, chunk.lines, self._keys)
            self._ahead.popleft()

    def _in(self, pool: Executor) -> Iterator[tuple[Chunk, Part]]:
        futures: deque[Future[Part]] = deque()
        for chunk in islice(self._chunks, 2 * self._processes):
            futures.append(self._submit(pool, chunk))
        while futures:
            yield self._ahead[0], futures.popleft().result()
            self._ahead.popleft()
            for chunk in islice(self._chunks, 1):
                futures.append(self._submit(pool, chunk))

    def _submit(self, pool: Executor, chunk: Chunk) -> Future[Part]:
        self._ahead.append(chunk)
        return pool.submit(read_part, chunk.first, chunk.lines, self._keys)


def _chunks(lines: Iterable[bytes]) -> Iterator[Chunk]:
    first, size = 1, 0
    chunk: list[bytes] = []
    for raw in lines:
        if size >= CHUNK:
            yield Chunk(first, chunk, raw)
            first, chunk, size = first + len(chunk), [], 0
        chunk.append(raw)
        size += len(raw)
    if chunk:
        yield Chunk(first, chunk, None)
