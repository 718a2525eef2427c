"""How a school's road map is said to stand: its versions, what it waits for, who will execute it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from db.assignment.assignments import Listed
from db.models import RoadMap, Submission
from db.road_map.publishing import Plan
from db.road_map.submissions import Waiting
from domain.allowed_hours import local_day
from domain.lead_in import spoken
from domain.offices import Office
from domain.road_map.approval import EDITABLE
from handlers.assignments.showing import IN_LIST, shortened
from locales import Texts

#: Earlier versions that a screen names.
MOST_VERSIONS = 4
#: Rows that a sentence names.
MOST_NAMED = 12
#: Signs of a comment in the history.
LONGEST = 200


def day_of(moment: datetime, zone: str) -> date:
    """The local day of the school."""
    return local_day(moment, ZoneInfo(zone))


def standing(
    one: RoadMap, versions: Sequence[Submission], waiting: Waiting | None, zone: str, questions: int, texts: Texts
) -> list[str]:
    """What the school sees under the numbers of its road map: what to do next, and what became of each version (HTML)."""
    said: list[str] = []
    last = versions[-1] if versions else None
    earlier = versions
    if waiting is not None:
        said.append(texts("approval-waits", day=day_of(waiting.submitted_at, waiting.zone), due=waiting.due))
        earlier = versions[:-1]
    elif last is not None and last.state == "returned" and one.state in EDITABLE:
        day = day_of(last.decided_at or last.submitted_at, zone)
        said.append(texts("approval-back", day=day, comment=last.comment or ""))
        earlier = versions[:-1]
    elif one.state in EDITABLE:
        said.append(texts("approval-is-draft", questions=questions))
    return [*said, versions_of(earlier, zone, texts)] if earlier else said


def versions_of(all_versions: Sequence[Submission], zone: str, texts: Texts) -> str:
    """A line for each of the last versions, by local days of the school (HTML)."""
    return "\n".join(
        texts(
            "approval-version",
            version=one.version,
            sent=day_of(one.submitted_at, zone),
            how=one.state,
            day=day_of(one.decided_at, zone) if one.decided_at else "none",
            comment=shortened(one.comment or "", LONGEST),
        )
        for one in all_versions[-MOST_VERSIONS:]
    )


def executors(plan: Plan) -> dict[str, int]:
    """How many measures each kind of executor gets: head, curator, staff."""
    offices = Counter(office for _, office in {(one.measure_id, one.office) for one in plan.handed})
    return {office.value: offices[office] for office in (Office.HEAD, Office.CURATOR, Office.STAFF)}


def unanswered(plan: Plan) -> dict[str, object]:
    """How many rows wait for an answer, and which."""
    numbers = ", ".join(one.number or str(one.position) for one in plan.unanswered[:MOST_NAMED])
    return {"count": len(plan.unanswered), "numbers": numbers}


def answered(key: str, one: Listed | None, texts: Texts) -> str:
    """Which assignment it closes (HTML), by the sentence `key`."""
    words = shortened(spoken(one.text, one.section), IN_LIST * 2) if one else None
    return texts(key, number=one.number if one else None, text=words or "none")
