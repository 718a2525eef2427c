"""What PostgreSQL does for a piece of work: its statements, the tables that they read from end to end, and how many rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

#: A statement with its values, as the driver gets them.
Statements = list[tuple[str, Any]]


@contextmanager
def noted(connection: AsyncConnection) -> Iterator[Statements]:
    """Every statement of a connection while the block runs."""
    seen: Statements = []

    def note(_: object, __: object, statement: str, values: object, *___: object) -> None:
        seen.append((statement, values))

    event.listen(connection.sync_connection, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(connection.sync_connection, "before_cursor_execute", note)


async def read_from_end_to_end(tx: AsyncSession, statements: Statements) -> dict[str, str]:
    """Tables with a sequential scan in the plan of one of these statements: table → the statement."""
    found: dict[str, str] = {}
    for statement, node in await _plans(tx, statements, "EXPLAIN (FORMAT JSON) "):
        found |= {one["Relation Name"]: statement for one in _nodes(node) if one["Node Type"] == "Seq Scan"}
    return found


async def rows_read(tx: AsyncSession, statements: Statements) -> int:
    """The rows that scans of tables gave or threw away when these statements ran once more."""
    total = 0
    for _, node in await _plans(tx, statements, "EXPLAIN (ANALYZE, FORMAT JSON) "):
        for one in _nodes(node):
            if "Relation Name" in one and one["Node Type"] != "ModifyTable":
                thrown = sum(one.get(f"Rows Removed by {why}", 0) for why in ("Filter", "Index Recheck"))
                total += round((one["Actual Rows"] + thrown) * one["Actual Loops"])
    return total


async def _plans(tx: AsyncSession, statements: Statements, how: str) -> list[tuple[str, dict[str, Any]]]:
    connection = await tx.connection()
    explained = [(one, values) for one, values in statements if one.lstrip().split()[0] in ("SELECT", "WITH", "UPDATE", "INSERT")]
    return [(one, (await connection.exec_driver_sql(how + one, values)).scalar_one()[0]["Plan"]) for one, values in explained]


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)
