"""What the bot asks and counts by itself once a day: numbers of learners that heads owe, the summary of the week that began."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from db.request import number_requests
from db.share import weeks
from domain.personal import PersonalData


@dataclass(frozen=True)
class Asking:
    """The works of an installation in this mode; without participants there is no share, so nobody is asked for learners."""

    mode: PersonalData

    async def ask_numbers(self, tx: AsyncSession, today: date, now: datetime) -> None:
        """The daily work: ask heads for the number of learners, where it is time."""
        if self.mode is not PersonalData.NONE:
            await number_requests.ask(tx, today, now)

    async def begin_week(self, tx: AsyncSession, _: date, now: datetime) -> None:
        """The daily work: the summary of a week whose first day has come."""
        await weeks.begin(tx, now, of_people=self.mode is not PersonalData.NONE)
