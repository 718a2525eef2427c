"""Among several replicas one sees to it that updates come in: by a lease of its own, whichever way they come."""

from datetime import timedelta
from uuid import uuid4

import structlog

from db import OUT_OF_REACH, Database, leases

log = structlog.get_logger("intake")

#: Who sees to it holds the lease of this "person"; ids of Telegram are positive.
POLLER = -1
#: Seconds between a replica's looks whether the one that leads is still there.
LOOK = 2.0


class Leading:
    """This process's claim to the lease."""

    def __init__(self, database: Database, lease: timedelta) -> None:
        self._database = database
        self._lease = lease
        self._holder = uuid4()

    async def hold(self) -> bool:
        """Take or renew the lease; whether it is ours for its whole length from now on."""
        return await leases.hold(self._database.at_once, POLLER, self._holder, self._lease)

    async def give_up(self) -> None:
        """Let another replica, or the next start, lead at once."""
        try:
            await leases.give_up(self._database.at_once, POLLER, self._holder)
        except OUT_OF_REACH as fault:
            log.warning("the lease of the intake runs out by itself", fault=type(fault).__name__)
