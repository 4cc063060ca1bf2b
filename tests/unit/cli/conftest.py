"""The command line in this process: as fast as a function call, with the exit code and all that it printed."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kiosk import cli


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """``run("people", "add", …)``."""

    def run(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["locker-kiosk", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        code = end.value.code
        assert isinstance(code, int)
        return Done(code, *capsys.readouterr())

    return run
