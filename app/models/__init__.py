"""The tables of the local database, as SQLAlchemy sees them."""
