"""Bringing a database to the schema of this version. A newer one is refused and left as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from kiosk.engine.ports import StoreError
from kiosk.store.database import APPLICATION_ID

if TYPE_CHECKING:
    from alembic.config import Config

# The newest migration; a test compares it with the files. Known here so that an ordinary start need not load Alembic.
HEAD = "0001"


def to_head(connection: Connection) -> None:
    """Run the migrations that this database has not seen, all of them or none."""
    with connection.begin():
        found = _revision(connection)
        if found == HEAD:
            return
        _upgrade(connection, found)
        connection.execute(text(f"PRAGMA application_id={APPLICATION_ID}"))


def configuration(connection: Connection) -> Config:
    """Alembic's configuration for this connection, without a file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _revision(connection: Connection) -> str | None:
    has_table = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
    if connection.exec_driver_sql(has_table).first() is None:
        return None
    revision: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return revision


def _upgrade(connection: Connection, found: str | None) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = configuration(connection)
    try:
        if found is not None:
            ScriptDirectory.from_config(config).get_revision(found)
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(
            f"The database was written by another version of this program (schema {found}). It was left as it is; "
            "install that version, or give an empty data folder."
        ) from error
