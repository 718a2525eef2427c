"""What matters today, in lines: each conversation may say one about its own things. Asked anew at every look."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.who import Who
from handlers.assignments.today import says as says_assignments
from handlers.centres import answering as centres
from handlers.control.main import says_late
from handlers.guardian import today as guardian
from handlers.joining import today as joining
from handlers.organizations.today import says as says_organizations
from handlers.pairing import today as pairing
from handlers.partners import showing as partners
from handlers.pleas import answering as pleas
from handlers.reminders.getters import says_unreachable
from handlers.requests.today import says as says_requests
from handlers.road_map.today import says as says_drafts
from handlers.safety import desk as safety
from handlers.school_map.today import says as says_own_maps
from handlers.targets import sentences as share
from locales import Texts

#: Says at most a few lines of HTML for this person, or none.
Says = Callable[[AsyncSession, Who, datetime, Texts], Awaitable[list[str]]]

SAYINGS: tuple[Says, ...] = (
    safety.says,
    says_organizations,
    joining.says,
    guardian.says,
    pairing.says,
    says_drafts,
    says_own_maps,
    says_assignments,
    says_requests,
    centres.says,
    says_late,
    pleas.says,
    says_unreachable,
    partners.says,
)

#: Lines that are read at a glance; the others lie folded below them.
AT_A_GLANCE = 3


async def said(tx: AsyncSession, who: Who, now: datetime, texts: Texts) -> str:
    """What matters to this person today as HTML: three lines, the most urgent first, the rest folded; empty for nothing."""
    urgent = [line for says in SAYINGS for line in await says(tx, who, now, texts)]
    return folded(urgent, await share.on_home(tx, who, now, texts))


def folded(urgent: Sequence[str], shares: Sequence[str]) -> str:
    """At most three lines open: the most urgent things, and the share, which has a place among them wherever there is one. The
    goals of that share follow it, open or folded; then what else is urgent, then other shares.

    A thing of several lines is not torn apart, unless nothing else would be said.
    """
    own = shares[0].split("\n") if shares else []
    things = [*urgent]
    room = AT_A_GLANCE - (1 if own else 0)
    open_now: list[str] = []
    while things and sum(_height(one) for one in (*open_now, things[0])) <= room:
        open_now.append(things.pop(0))
    if things and not open_now:
        first, *others = things.pop(0).split("\n")
        open_now, things = [first], ["\n".join(others), *things]
    left = AT_A_GLANCE - sum(map(_height, open_now))
    following = [*own, *things, *(line for share in shares[1:] for line in share.split("\n"))]
    more = min(left, len(own)) if things else left
    open_now, rest = [*open_now, *following[:more]], following[more:]
    return "\n".join([*open_now, f"<blockquote expandable>{chr(10).join(rest)}</blockquote>"] if rest else open_now)


def _height(line: str) -> int:
    return line.count("\n") + 1
