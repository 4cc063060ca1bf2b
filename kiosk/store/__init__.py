"""What must survive: SQLite through SQLAlchemy, with one writer. It fills the engine's ``Store`` and ``Secrets``."""
