"""The points of an order that only write another paper anew: their quoted days and shares are that paper's, not their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.road_map.orders.point_terms import own_term
from domain.road_map.orders.quoted_row import CELL
from domain.road_map.record import Act, Correction, Measure, Share
from domain.terms import Kind, Term, YearContext


def with_changes_whole(points: Sequence[Measure], corrections: Sequence[Correction], context: YearContext) -> list[Measure]:
    """The points, those that only order a change without a share or people of their own; a point that is new has its own term.

    A quotation has its own full stops («… изложить: «3.2. Сдать отчёт до 5 мая.»»), at which its point was cut: such are whole.
    """
    out: list[Measure] = []
    before: Correction | None = None
    for one in points:
        change = change_of(one, corrections)
        if change is None:
            out.append(one)
        elif change is before:
            out[-1] = replace(out[-1], text=change.printed)
        else:
            out.append(replace(one, term=_term_of(change, context), responsible=(), share=None))
        before = change
    return out


_NEW = (Act.ADDED, Act.REWRITTEN)


def _term_of(change: Correction, context: YearContext) -> Term:
    """When the point is due that the change writes anew; what only takes the place of some words sets no term here."""
    whole = change.act in _NEW and CELL not in change.new
    return (own_term(re.sub(r"^\W*\d[\d.]*", "", change.new), context) if whole else None) or Term("", Kind.ONGOING)


def change_of(point: Measure, corrections: Sequence[Correction]) -> Correction | None:
    """The change, where it was understood, that a point of the order makes itself."""
    own = _letters(point.text)
    known = (one for one in corrections if one.act is not Act.UNCLEAR) if len(own) >= SHORTEST else ()
    return next((one for one in known if own in _letters(one.printed)), None)


#: In letters: a shorter point may well stand in the words of a change and be another.
SHORTEST = 12


def without_quoted_shares(targets: Sequence[Share], corrections: Sequence[Correction]) -> list[Share]:
    """The targets that no change only quotes: «слова «не менее 10 %» заменить словами «не менее 15 %»» promises nothing here."""
    changes = [_letters(one.printed) for one in corrections if one.act is not Act.UNCLEAR]
    return [one for one in targets if not any(_letters(one.text) in letters for letters in changes)]


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text.lower())
