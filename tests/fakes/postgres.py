"""A PostgreSQL server of Debian's package for tests, in a folder and on a Unix socket of its own."""

from __future__ import annotations

import atexit
import contextlib
import functools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import IO, Any

import psycopg
import pytest

NONE_HERE = "No PostgreSQL can be had here (Debian: apt-get install postgresql), so nothing is known about it."
# PostgreSQL refuses to be run by root; the package makes the first of these users, every system has the second.
USERS = ("postgres", "nobody")
# A test that means a power cut takes `durable`; all others need not wait for a disk.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
ALWAYS = ("listen_addresses=", "max_connections=200", "log_min_messages=fatal")
READY_S, GONE_S, TRY_AGAIN_S = 30.0, 30.0, 0.02


class PostgresServer:
    """One server; stopped, started and killed at will. ``durable``: what was committed is on the disk."""

    def __init__(self, programs: Path, *, durable: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="lk-pg-"))
        self._programs = programs
        self._settings = ALWAYS if durable else (*ALWAYS, *QUICK)
        self._as: dict[str, Any] = _other_user(self.folder)
        self._process: subprocess.Popen[bytes] | None = None
        self._names = count(1)
        self._templates: dict[str, str] = {}
        self._run("initdb", "--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C")

    # --- its life -------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        assert self._process is None, "it runs already"
        settings = [part for one in self._settings for part in ("-c", one)]
        command = [str(self._programs / "postgres"), "-D", str(self._data), "-k", str(self.folder), *settings]
        with self._log() as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, **self._as)
        self._process = process
        self._wait_until_ready(process)

    def stop(self, *, graceful: bool = True) -> None:
        """End it: connections are cut, and what was running in them is undone."""
        process = self._taken()
        process.send_signal(signal.SIGINT if graceful else signal.SIGQUIT)
        process.wait(GONE_S)

    def kill(self) -> None:
        """What a power cut does: every process of it ends where it stands."""
        process = self._taken()
        process.send_signal(signal.SIGSTOP)  # so that it starts no further one
        children = _children(process.pid)
        for pid in (process.pid, *children):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait(GONE_S)

    def remove(self) -> None:
        """End it, if it still runs, and remove all that it kept."""
        if self._process is not None:
            self.stop(graceful=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- databases ------------------------------------------------------------------------------------------

    def url(self, database: str) -> str:
        """The address for SQLAlchemy and libpq."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def new_database(self, template: str = "template1") -> str:
        """A new database, as this one is; its address."""
        name = f"test_{next(self._names)}"
        self.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def template(self, name: str, make: Callable[[str], None]) -> str:
        """A database that ``make`` fills, given its address, the first time it is asked for; its name."""
        if name not in self._templates:
            url = self.new_database()
            make(url)
            self._templates[name] = url.partition("@/")[2].partition("?")[0]
        return self._templates[name]

    def drop(self, url: str) -> None:
        """Remove a database, whoever is connected to it."""
        name = url.partition("@/")[2].partition("?")[0]
        self.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def execute(self, statement: str) -> None:
        """For the whole server, outside of any transaction."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    # --- within ---------------------------------------------------------------------------------------------

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _log(self) -> IO[bytes]:
        return (self.folder / "log").open("ab")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", str(self._data), *arguments]
        with self._log() as log:
            subprocess.run(command, stdout=log, stderr=log, cwd=self.folder, check=True, **self._as)

    def _taken(self) -> subprocess.Popen[bytes]:
        assert self._process is not None, "it does not run"
        process, self._process = self._process, None
        return process

    def _wait_until_ready(self, process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + READY_S
        while True:
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                assert time.monotonic() < until, self._told()
            else:
                return
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(TRY_AGAIN_S)
                raise AssertionError(self._told())

    def _told(self) -> str:
        return "PostgreSQL did not start:\n" + (self.folder / "log").read_text(errors="replace")[-2000:]


@functools.cache
def postgres_server() -> PostgresServer:
    """The server that all tests of this process share; the test is skipped where there is none."""
    return started_server()


def started_server(*, durable: bool = False) -> PostgresServer:
    """A server for one test, which may stop and kill it; removed when the process ends, or earlier by the test."""
    programs = find_programs()
    if programs is None:
        pytest.skip(NONE_HERE)
    server = PostgresServer(programs, durable=durable)
    atexit.register(server.remove)
    server.start()
    return server


def find_programs() -> Path | None:
    """The folder of ``postgres`` and ``initdb``, the newest there is."""
    folders = [Path("/usr/lib/postgresql", version, "bin") for version in _versions()]
    if (tool := shutil.which("pg_config")) is not None:
        asked = subprocess.run([tool, "--bindir"], capture_output=True, text=True, check=False)
        folders.insert(0, Path(asked.stdout.strip() or "."))
    if (tool := shutil.which("postgres")) is not None:
        folders.append(Path(tool).parent)
    complete = (one for one in folders if (one / "postgres").exists() and (one / "initdb").exists())
    return next(complete, None)


def _versions() -> list[str]:
    found = [one.name for one in Path("/usr/lib/postgresql").glob("*") if one.name.isdigit()]
    return sorted(found, key=int, reverse=True)


def _other_user(folder: Path) -> dict[str, Any]:
    """How to start a program as somebody else than root, who then owns ``folder``; nothing, for whoever isn't root."""
    if os.geteuid() != 0:
        return {}
    known = {one.pw_name: one for one in pwd.getpwall()}
    user = next(known[name] for name in USERS if name in known)
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
