"""SQLAlchemy tables and the repositories that implement the ports, on SQLite and PostgreSQL alike."""
