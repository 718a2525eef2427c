"""What a meeting was about: a tag that one of the two named in the form, never words of one's own."""

from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from db import UpdateDatabase
from db.pair import meeting_topics
from db.pair.seen import Seen
from domain.meetings import Log as Said
from domain.personal import PersonalData
from domain.who import Who
from handlers.joining.profile_words import titled
from handlers.meetings.in_hand import day_of, pair_of, whom
from handlers.meetings.states import Log
from locales import Texts


async def first_after_yes(tx: Any, one: Seen) -> State:
    """What is asked after «Да, встретились»: what it was about, or which kind where the forms name nothing."""
    return Log.topic if await meeting_topics.of_pair(tx, one) else Log.kind


async def topics_shown(
    db: UpdateDatabase, dialog_manager: DialogManager, who: Who, mode: PersonalData, texts: Texts, **_: Any
) -> dict[str, Any]:
    """What it was about: what both sides named in their forms."""
    async with db.read() as tx:
        one = await pair_of(dialog_manager, tx)
        found = await meeting_topics.of_pair(tx, one)
    rows = [{"id": code, "label": titled(title, texts)} for code, title in found.items()]
    return {"partner": whom(one, who, mode), "day": day_of(dialog_manager), "topics": rows}


async def topic_said(tx: Any, one: Seen, shown: Said | None, texts: Texts) -> str:
    """The title of what a meeting was about, in the reader's language; «none» where nobody said it."""
    if shown is None or shown.topic is None:
        return "none"
    titles = await meeting_topics.titles_of(tx, one, [shown.topic])
    return titled(titles.get(shown.topic), texts) or "none"
