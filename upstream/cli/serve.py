"""`locker-upstream serve`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from upstream import serving
from upstream.cli.common import DEFAULT_DATABASE, Database, KeyFile, key_of, opened
from upstream.cli.failure import Failure

EXAMPLE = "Example: locker-upstream serve --database postgresql://upstream@db/upstream --key-file own.key --workers 4"

PublicUrl = Annotated[
    str | None,
    typer.Option(
        envvar=serving.PUBLIC_URL,
        metavar="URL",
        help="The address that kiosks use; needed behind a proxy. Requests signed for another one are refused.",
    ),
]
Certificate = Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="Serve TLS with this certificate.")]
Key = Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="The certificate's key.")]


def serve(
    database: Database = DEFAULT_DATABASE,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free; it is printed.")] = 8400,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes; more than one with PostgreSQL.")] = 1,
    key_file: KeyFile = None,
    public_url: PublicUrl = None,
    tls_cert: Certificate = None,
    tls_key: Key = None,
) -> None:
    """Serve kiosks and clients until told to end. TLS by --tls-cert and --tls-key, or by a proxy in front."""
    if (tls_cert is None) != (tls_key is None):
        raise Failure(os.EX_USAGE, "--tls-cert and --tls-key go together.")
    if workers > 1 and database.startswith("sqlite"):
        raise Failure(os.EX_USAGE, "Several workers need PostgreSQL: in SQLite they would not hear of each other.")
    with opened(database) as engine:
        path, _ = key_of(engine, key_file)
    how = serving.How(database, path, public_url, host, port, workers, tls_cert, tls_key)
    try:
        ended_well = serving.run(how)
    except ValueError as error:
        raise Failure(os.EX_USAGE, f"--public-url: {error}") from None
    except OSError as error:
        raise Failure(os.EX_UNAVAILABLE, f"Nobody can listen on {host}:{port}: {error.strerror}.") from None
    if not ended_well:
        raise Failure(os.EX_UNAVAILABLE, "The service could not start.")
