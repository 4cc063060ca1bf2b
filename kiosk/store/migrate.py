"""Bringing a database to the schema of this version. A newer one was refused before (``strangers``)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from kiosk.store.database import APPLICATION_ID

if TYPE_CHECKING:
    from alembic.config import Config

# The newest migration; a test compares it with the files. Known here so that an ordinary start need not load Alembic.
HEAD = "0008"
MIGRATIONS = Path(__file__).parent / "migrations"


def to_head(connection: Connection) -> None:
    """Run the migrations that this database has not seen, all of them or none."""
    with connection.begin():
        if revision_of(connection) == HEAD:
            return
        from alembic import command

        command.upgrade(configuration(connection), "head")
        connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for this connection, without a file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def revision_of(connection: Connection) -> str | None:
    """The newest migration that this database has seen; None where it has no tables yet."""
    has_table = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.exec_driver_sql(has_table).first() is None:
        return None
    revision: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return revision


def knows(revision: str) -> bool:
    """Whether this version has the migration that made a database what it is."""
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    try:
        ScriptDirectory(str(MIGRATIONS)).get_revision(revision)
    except CommandError:
        return False
    return True
