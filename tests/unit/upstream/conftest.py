"""What upstream's tests share: `database` and `database_url`, once in SQLite and once in PostgreSQL; `postgresql`."""

from tests.fakes.upstream_databases import (  # noqa: F401  # they are fixtures
    database,
    database_url,
    empty_sqlite,
    postgresql,
    postgresql_url,
    sqlite,
)
