"""Everything the playground remembers: one SQLite file, so that the next start finds yesterday, also after `kill -9`.

Statements are short and local (tens of microseconds), hence they run in the event loop; only files are streamed.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

FIRST_UPDATE = 100_000_001

TABLES = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS people (
    id INTEGER PRIMARY KEY, place INTEGER NOT NULL, profile TEXT NOT NULL,
    started INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0, keyboard TEXT, unread INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, from_bot INTEGER NOT NULL, date INTEGER NOT NULL,
    content TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS messages_of_chat ON messages (chat, id);
CREATE TABLE IF NOT EXISTS updates (
    id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, kind TEXT NOT NULL, content TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS presses (
    id INTEGER PRIMARY KEY, chat INTEGER NOT NULL, message INTEGER NOT NULL, data TEXT NOT NULL, at REAL NOT NULL, answer TEXT
);
CREATE TABLE IF NOT EXISTS toasts (id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    id TEXT PRIMARY KEY, number INTEGER UNIQUE NOT NULL, likeness TEXT NOT NULL, kind TEXT NOT NULL, name TEXT,
    mime TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, width INTEGER, height INTEGER,
    link_until REAL NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS ledger (seq INTEGER PRIMARY KEY AUTOINCREMENT, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS commands (
    id INTEGER PRIMARY KEY AUTOINCREMENT, move TEXT NOT NULL, done INTEGER NOT NULL DEFAULT 0, error TEXT
);
"""


class Store:
    """The file and its transactions. `write()` nests: the outermost block commits, an exception undoes all of it."""

    def __init__(self, path: Path) -> None:
        self._base = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._base.row_factory = sqlite3.Row
        # WAL with NORMAL: a killed process loses nothing, a commit costs no wait for the disk.
        self._base.execute("PRAGMA journal_mode=WAL")
        self._base.execute("PRAGMA synchronous=NORMAL")
        self._base.executescript(TABLES)
        self._base.execute(
            "INSERT INTO sqlite_sequence (name, seq) SELECT 'updates', ? WHERE NOT EXISTS "
            "(SELECT 1 FROM sqlite_sequence WHERE name = 'updates')",
            (FIRST_UPDATE - 1,),
        )
        self._depth = 0
        self._afterwards: list[Callable[[], None]] = []

    def close(self) -> None:
        """Fold the log back into the file and let go of it."""
        self._base.close()

    @contextlib.contextmanager
    def write(self) -> Iterator[None]:
        """One transaction; what was asked for with `afterwards` happens once it is committed, else never."""
        if self._depth:
            yield
            return
        self._depth = 1
        self._base.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            self._afterwards.clear()
            raise
        else:
            self._base.execute("COMMIT")
        finally:
            self._depth = 0
        due, self._afterwards = self._afterwards, []
        for act in due:
            act()

    def afterwards(self, act: Callable[[], None]) -> None:
        """Do this after the commit of the transaction in which one stands, or at once outside of any."""
        if self._depth:
            self._afterwards.append(act)
        else:
            act()

    def run(self, statement: str, *values: Any) -> sqlite3.Cursor:
        """Run one statement."""
        return self._base.execute(statement, values)

    def row(self, statement: str, *values: Any) -> sqlite3.Row | None:
        """The first row, or None."""
        found: sqlite3.Row | None = self._base.execute(statement, values).fetchone()
        return found

    def rows(self, statement: str, *values: Any) -> list[sqlite3.Row]:
        """All rows."""
        return self._base.execute(statement, values).fetchall()

    def number(self, statement: str, *values: Any) -> int:
        """The first column of the first row, as a number; 0 where there is none."""
        row = self.row(statement, *values)
        return int(row[0] or 0) if row else 0

    def fact(self, name: str, default: Any = None) -> Any:
        """A remembered value (anything JSON can hold)."""
        row = self.row("SELECT value FROM facts WHERE name = ?", name)
        return json.loads(row["value"]) if row else default

    def remember(self, name: str, value: Any) -> None:
        """Keep a value under a name, replacing what was there."""
        self.run(
            "INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            json.dumps(value, ensure_ascii=False),
        )
