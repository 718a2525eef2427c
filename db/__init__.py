"""The database under a plain name: `from db import Database, open_engine`, and a room for every noun.

In this room itself: transactions, the inbox and whatever all rooms need. `speaking` is what goes out, `reminder` what is owed.

The names of `db.database` are looked up when they are first asked for: PostgreSQL is started through `db.embedded` before
SQLAlchemy, which costs most of a second, is imported.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from db.database import OUT_OF_REACH, Database, UpdateDatabase, open_engine
    from db.leases import LeaseLost
    from db.updates import AlreadyDone, Ticket

__all__ = ["OUT_OF_REACH", "AlreadyDone", "Database", "LeaseLost", "Ticket", "UpdateDatabase", "open_engine"]

_FROM = {"AlreadyDone": "db.updates", "LeaseLost": "db.leases", "Ticket": "db.updates"}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'db' has no attribute {name!r}")
    return getattr(import_module(_FROM.get(name, "db.database")), name)
