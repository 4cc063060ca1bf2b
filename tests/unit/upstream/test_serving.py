"""`locker-upstream serve` as a process: with TLS, on IPv6, by several workers, until it is told to end."""

from __future__ import annotations

import json
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.fakes.certificates import self_signed
from tests.fakes.mailbox import Mailbox, mailbox
from tests.fakes.upstream_databases import new_sqlite
from upstream.clock import system_clock
from upstream.database.database import open_database, transaction
from upstream.database.tables import tenant
from upstream.kiosks.server_key import open_key
from upstream.notices import choices, owed

WITHIN_S = 30


@contextmanager
def served(database: str, *options: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and the address that it says."""
    line = [Path(sys.executable).with_name("locker-upstream"), "serve", "--port", "0", "--database", database]
    process = subprocess.Popen(
        [*map(str, line), *map(str, options)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline().removeprefix("Serving ").strip()
    finally:
        process.kill()
        process.communicate()


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Told to end, it does; its code, and what it complained of."""
    process.send_signal(signal.SIGTERM)
    _, complaints = process.communicate(timeout=WITHIN_S)
    return process.returncode, complaints


def has_ipv6() -> bool:
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


def test_it_speaks_tls_and_ends_when_it_is_told_to(empty_sqlite: Path, tmp_path: Path) -> None:
    """On IPv6, where this machine has it. What was owed when it began is delivered."""
    host = "::1" if has_ipv6() else "127.0.0.1"
    certificate, key = self_signed(tmp_path, host)
    database = new_sqlite(empty_sqlite, tmp_path)
    with (
        mailbox() as box,
        owing(database, tmp_path / "own.key", box),
        served(
            database, "--host", host, "--tls-cert", certificate, "--tls-key", key, "--key-file", tmp_path / "own.key"
        ) as (process, url),
    ):
        assert url.startswith(f"https://{f'[{host}]' if ':' in host else host}:")
        trusting = ssl.create_default_context(cafile=str(certificate))
        with httpx.Client(verify=trusting, trust_env=False, timeout=WITHIN_S) as http:
            assert http.get(f"{url}/v1/health").json()["status"] == "ok"
        with httpx.Client(trust_env=False, timeout=WITHIN_S) as strict, pytest.raises(httpx.ConnectError):
            strict.get(f"{url}/v1/health")
        assert box.next().subject == "Locker kiosk north: a part of its record is missing"
        code, told = ended(process)
        assert (code, [json.loads(line)["event"] for line in told.splitlines()]) == (0, ["notice.tried"])
        assert "example.org" not in told


@contextmanager
def owing(database: str, key_file: Path, box: Mailbox) -> Iterator[None]:
    """A tenant is to be told something, at an address that only the key in this file opens."""
    engine, now = open_database(database), system_clock()
    with transaction(engine) as connection:
        key = open_key(connection, key_file, now)
        connection.execute(tenant.insert(), {"slug": "acme", "name": "Acme", "created_at": now})
        through = f"mailto://u:pw@127.0.0.1:{box.port}?from=l@example.org&mode=insecure&to=facilities@example.org"
        choices.set_urls(connection, "acme", [through], key, now)
        owed.owe(connection, "acme", owed.ALARM, {"kiosk": "north", "kind": "gap", "sentence": "Look."}, now)
    engine.dispose()
    yield


def test_several_workers_serve_one_postgresql_and_end_together(postgresql_url: str, tmp_path: Path) -> None:
    key = tmp_path / "service.key"
    with served(postgresql_url, "--workers", 2, "--key-file", key) as (process, url):
        with httpx.Client(trust_env=False, timeout=WITHIN_S) as http:
            for _ in range(6):
                assert http.get(f"{url}/v1/health").json()["status"] == "ok"
            told = http.get(f"{url}/metrics").text
            assert 'upstream_requests_total{method="GET",status="200"} 6.0' in told  # by whichever worker
            assert "upstream_kiosks 0.0" in told
        assert ended(process)[0] == 0
