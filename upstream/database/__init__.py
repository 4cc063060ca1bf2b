"""SQLite or PostgreSQL, through SQLAlchemy: the tables, their migrations, and how a transaction begins."""
