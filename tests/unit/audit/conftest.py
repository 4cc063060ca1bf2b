"""Both verifiers, side by side: whatever one of them refuses, the other has to refuse, too."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from unittest import mock

import pytest

from kiosk.audit import note, reading
from kiosk.audit.fault import Fault, Kind
from kiosk.audit.report import Report
from kiosk.audit.verify import verify

PLAIN = Path(__file__).parents[3] / "docs" / "record" / "verify_export.py"

Judge = Callable[..., Report | Fault]


@pytest.fixture(scope="session")
def plain() -> ModuleType:
    """The verifier in docs/record, as a module. It remembers signatures, which take it 5 ms each."""
    spec = importlib.util.spec_from_file_location("verify_export", PLAIN)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    vars(module)["is_signature"] = lru_cache(maxsize=None)(module.is_signature)
    return module


@pytest.fixture(scope="session")
def judge(plain: ModuleType) -> Judge:
    """What both verifiers agree on: the report, or the first fault. ``cuts`` are sizes of chunks to try."""

    def judged(
        raws: Sequence[bytes],
        keys: Sequence[bytes],
        held: Sequence[str] = (),
        cuts: Sequence[int] = (reading.CHUNK, 2500, 1),
    ) -> Report | Fault:
        found, *others = [_ours(raws, keys, held, chunk) for chunk in cuts]
        assert [str(one) for one in others] == [str(found)] * len(others), "it depends on how the file was cut"
        refused = _refused_plainly(plain, raws, keys, held)
        assert isinstance(found, Fault) == (refused is not None), f"one says {found}, the other {refused}"
        if isinstance(found, Fault) and found.kind is Kind.UNDECLARED:
            assert str(refused).startswith(f"line {found.line}, event {found.seq} of epoch {found.epoch}:")
        return found

    return judged


def _refused_plainly(
    plain: ModuleType, raws: Sequence[bytes], keys: Sequence[bytes], held: Sequence[str]
) -> str | None:
    try:
        trusted = plain.read_keys("\n".join(map(note.vkey, keys)))
        plain.verify(raws, trusted, [plain.open_kept(one, trusted) for one in held])
    except ValueError as refused:
        return str(refused)
    return None


def _ours(raws: Sequence[bytes], keys: Sequence[bytes], held: Sequence[str], chunk: int) -> Report | Fault:
    with mock.patch.object(reading, "CHUNK", chunk):
        try:
            return verify(raws, keys, held, processes=1)
        except Fault as fault:
            return fault
