"""Programme time. The machine's clock plus an offset that only the playground moves; asked here, passed on as `now`."""

from datetime import UTC, datetime, timedelta

from db import Database, clock


class Clock:
    """Says what time it is for the programme. Aware, UTC."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)
        self._still: datetime | None = None

    def now(self) -> datetime:
        """The present moment of programme time."""
        return self._still or datetime.now(UTC) + self._ahead

    def stand(self, moment: datetime | None) -> None:
        """Stand still at this moment, in this process only; None lets it run again."""
        self._still = moment

    async def read(self, database: Database) -> None:
        """Take the offset as it stands in the database; it outlives this process."""
        async with database.read() as tx:
            self._ahead = await clock.ahead(tx)

    async def put(self, database: Database, moment: datetime) -> None:
        """Let programme time be `moment` now, and run on from there."""
        offset = moment - datetime.now(UTC)
        async with database.begin() as tx:
            await clock.put_ahead(tx, offset)
        self._ahead = offset
