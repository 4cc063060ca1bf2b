"""``locker-upstream`` in processes of its own, on a database that outlives them."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.e2e.harness.kiosk_process import ABOVE_TESTS, PATIENCE_S, environment, lapsed

COMMAND = Path(sys.executable).with_name("locker-upstream")


class Upstream:
    """The commands on one database, and the service while the block lasts; ``kill`` and ``serve`` it in between."""

    def __init__(
        self, folder: Path, lapse: Path | None = None, database: str | None = None, serving: Sequence[object] = ()
    ) -> None:
        """``lapse``: the file of its clock (``lapsed_process``); ``serving``: more options of ``serve``."""
        self.database = database or f"sqlite:///{folder}/upstream.db"
        self._lapse = lapse
        self._serving = [str(one) for one in serving]
        self._port = "0"
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    def run(self, *arguments: object) -> str:
        """What a command says that does what it is asked for."""
        line = [str(COMMAND), *map(str, arguments), "--database", self.database]
        found = subprocess.run(
            line, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE_S, check=False
        )
        assert (found.returncode, found.stderr) == (0, ""), found
        return found.stdout

    def kiosks(self, tenant: str) -> list[dict[str, Any]]:
        """As it lists them."""
        found: list[dict[str, Any]] = json.loads(self.run("kiosk", "list", "--tenant", tenant, "--json"))
        return found

    def serve(self) -> None:
        """From now on, at the same address as before."""
        command = [str(COMMAND)] if self._lapse is None else lapsed(self._lapse, "locker-upstream")
        line = [*command, "serve", "--port", self._port, "--database", self.database, *self._serving]
        self._process = subprocess.Popen(
            line, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, env=environment(PYTHONPATH=ABOVE_TESTS)
        )
        assert self._process.stdout
        self.url = self._process.stdout.readline().removeprefix("Serving ").strip()
        self._port = self.url.rpartition(":")[2]

    def kill(self) -> None:
        """``kill -9``."""
        assert self._process
        assert self._process.stdout
        self._process.kill()
        self._process.wait(PATIENCE_S)
        self._process.stdout.close()
        self._process = None

    def __enter__(self) -> Self:
        self.serve()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self.kill()
