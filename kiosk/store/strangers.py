"""Databases that are not ours to touch: another program's, or one that a newer version of this one wrote.

Looked at before anything is set on the file, since the journal mode alone would change it.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from kiosk.engine.ports import StoreError
from kiosk.store import migrate
from kiosk.store.database import APPLICATION_ID
from kiosk.store.library import Library


def refuse(path: Path, library: Library) -> None:
    """``StoreError`` where there is a database that this program can't have written; it is left as it is."""
    if not path.exists():
        return
    owner, revision, tables = look(path, library)
    if owner not in {0, APPLICATION_ID} or (revision is None and tables):
        raise StoreError(f"The database {path} belongs to another program. It was left as it is; give another folder.")
    if revision not in {None, migrate.HEAD} and not migrate.knows(str(revision)):
        raise StoreError(
            f"The database was written by another version of this program (schema {revision}). It was left as it is; "
            "install that version, or give an empty data folder."
        )


def look(path: Path, library: Library) -> tuple[int, str | None, int]:
    """Whose a database is, at which revision, and how many tables and the like there are."""
    file = f"file:{quote(str(path))}"
    cut_off = any(Path(f"{path}{ending}").exists() for ending in ("-wal", "-journal"))
    try:
        # "immutable" leaves no trace at all, but is blind to what the last run had not folded in.
        return _look(library, f"{file}?mode=ro" if cut_off else f"{file}?immutable=1")
    except library.module.OperationalError:
        # A transaction that was cut off is to be undone first, which can't be done read-only.
        return _look(library, f"{file}?mode=rw")


def _look(library: Library, uri: str) -> tuple[int, str | None, int]:
    with closing(library.module.connect(uri, uri=True)) as connection:
        owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if "alembic_version" not in names:
            return owner, None, len(names)
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return owner, None if found is None else str(found[0]), len(names)
