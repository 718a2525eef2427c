"""Rows of an edition in the words of its order: rewritten, added, with another term or other people.

What the new words do not make clear is a question of the row.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from db.models import Measure, RoadMap
from db.road_map import rereading, road_maps
from db.road_map import road_map_rows as kept
from domain.responsible import responsible_in
from domain.road_map import AskedAbout
from domain.road_map.evidence import wanted
from domain.road_map.orders.quoted_row import Words, words_of
from domain.terms import parse_term


def called(row: Measure, number: str) -> bool:
    """Whether the row has that printed number."""
    return (row.number or "").strip(" .)") == number


async def added(tx: AsyncSession, draft: RoadMap, copies: list[Measure], number: str | None, said: str) -> bool:
    """A new row behind all others, in the quoted words; False where they are none, or the number is taken."""
    words = words_of(said)
    if not any(sign.isalpha() for sign in words.text) or (number and any(called(row, number) for row in copies)):
        return False
    last = max((row.position for row in await road_maps.measures(tx, draft.id)), default=0)
    new = Measure(road_map_id=draft.id, position=last + 1, source="row", number=number, text=words.text, term_kind="unparseable")
    tx.add(new)
    written(draft, new, Words(words.text, words.term or "", words.people or "", words.result))
    await tx.flush()
    copies.append(new)
    return True


def written(draft: RoadMap, row: Measure, words: Words) -> None:
    """The row in the new words; what they do not say stays as it was."""
    row.text = words.text or row.text
    row.printed = {name: was for name, was in row.printed.items() if name != "text"}
    if words.term is not None:
        dated(draft, row, words.term)
    if words.people is not None:
        charged(row, words.people)
    if words.result is not None:
        resulting(row, words.result)


def resulting(row: Measure, result: str) -> None:
    """What the row ends in, and what therefore shows that it is done."""
    row.result = result
    row.evidence = wanted(row.text, row.result, row.target_id is not None).value


def worded(draft: RoadMap, row: Measure, old: str, new: str) -> bool:
    """The words in the text, the term, among the responsible or in the result of a row; whether they stood anywhere."""
    if not old:
        row.text = f"{row.text.rstrip(' .')} {new}"
        return True
    people = "; ".join(each["text"] for each in row.responsible)
    found = False
    for name, said in (("text", row.text), ("term", row.term_text), ("people", people), ("result", row.result or "")):
        changed = _replaced(said, old, new)
        if changed is None:
            continue
        found = True
        match name:
            case "text":
                row.text = changed
            case "term":
                dated(draft, row, changed)
            case "people":
                charged(row, changed)
            case _:
                row.result = changed
    return found


def _replaced(said: str, old: str, new: str) -> str | None:
    """The words with the new in place of the old, whatever the case of the first letter; None where they do not stand there."""
    at = said.casefold().find(old.casefold()) if len(said.casefold()) == len(said) else said.find(old)
    if at < 0:
        return None
    put = f"{new[:1].upper()}{new[1:]}" if said[at : at + 1].isupper() else new
    return " ".join(f"{said[:at]}{put}{said[at + len(old) :]}".split())


def dated(draft: RoadMap, row: Measure, phrase: str) -> None:
    """The term in its new words; an unclear one is asked about."""
    term = parse_term(phrase, context=rereading.context_of(draft))
    row.term_text = term.text
    row.printed = {name: was for name, was in row.printed.items() if name != "term"}
    row.questions = [asked for asked in row.questions if asked["about"] != AskedAbout.TERM]
    if term.question is not None:
        row.term_kind, row.start, row.due, row.recurrence, row.deadlines = term.kind.value, None, None, None, []
        row.questions = [*row.questions, kept.question_json(AskedAbout.TERM, term.text, term.question)]
        return
    for column, value in kept.term_columns(term).items():
        setattr(row, column, value)


def charged(row: Measure, words: str) -> None:
    """Who answers, in the new words; whom nobody understands is asked about."""
    people = responsible_in(words)
    row.responsible = [kept.responsible_json(each) for each in people]
    row.printed = {name: was for name, was in row.printed.items() if name != "responsible"}
    row.questions = [asked for asked in row.questions if asked["about"] not in (AskedAbout.RESPONSIBLE, AskedAbout.SCOPE)]
    unclear = [each.text for each in people if each.office is None and each.person is None] if people else [""]
    row.questions = [*row.questions, *(kept.question_json(AskedAbout.RESPONSIBLE, said) for said in unclear)]
