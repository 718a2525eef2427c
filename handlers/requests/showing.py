"""How requests are said: the form as a school sees it, one answer, one organisation in a list."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal

from db.request.request_answers import Addressee, Given
from db.request.request_proofs import Served
from db.request.requests import Asked, Headline
from domain.lead_in import spoken
from domain.personal import PersonalData
from domain.request_answers import Value
from domain.requests import Field, asks_for_names
from handlers.assignments.showing import shortened
from locales import Texts

#: Signs of an answer in a list of answers, of a question in a sentence.
IN_LIST, QUESTION = 100, 120
#: Signs of a measure in a sentence about it.
IN_A_SENTENCE = 60


def number_said(number: Decimal) -> str:
    """A number as people write it: 1 234,5."""
    whole, _, rest = f"{number:f}".partition(".")
    sign, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    groups: list[str] = []
    while digits:
        digits, last = digits[:-3], digits[-3:]
        groups.insert(0, last)
    return sign + "\u00a0".join(groups) + (f",{rest}" if rest else "")


def value_said(value: Value, texts: Texts) -> str:
    """An answer as plain text."""
    if value.number is not None:
        return number_said(value.number)
    if value.files:
        return texts.plain("request-files", count=len(value.files))
    return shortened(value.choice or value.words or "", IN_LIST)


def field_said(position: int, one: Field, given: Given | None, texts: Texts) -> str:
    """A question of the form with its answer."""
    return texts(
        "request-field-line",
        position=position,
        label=shortened(one.label, QUESTION),
        kind=one.kind.value,
        required=one.required,
        answer=value_said(given.value, texts) if given else "none",
    )


def question(position: int, one: Field, texts: Texts) -> str:
    """A question of a draft, with what an answer to it is."""
    return texts(
        "request-question", position=position, label=one.label, kind=one.kind.value, people=one.people, required=one.required
    )


def serves(served: Served | None, texts: Texts, *, asker: bool) -> str:
    """Of which row of a road map the answers are the report; empty where they are of none."""
    if served is None:
        return ""
    words = shortened(spoken(served.text, served.section), IN_A_SENTENCE)
    return texts("request-serves", number=served.number, text=words, asker=asker)


def form(
    asked: Asked, texts: Texts, *, one: Addressee | None = None, now: datetime | None = None, served: Served | None = None
) -> str:
    """The form as whoever answers sees it; in a preview there is nobody to answer it yet."""
    head = texts("request-form", title=asked.title, organization=asked.organization, due=one.due if one else asked.due)
    if said := serves(served, texts, asker=False):
        head += "\n" + said
    if one is not None and now is not None:
        refusal = one.refusal(now)
        how = refusal.value if refusal else "answered" if one.answered else "complete" if one.complete else "open"
        head += "\n" + texts("request-form-state", how=how, done=len(one.answers), total=len(asked.fields))
    answers = one.answers if one else {}
    lines = [field_said(number, each, answers.get(each.id), texts) for number, each in enumerate(asked.fields, start=1)]
    return "\n\n".join([head, "\n".join(lines)])


def warning(fields: Collection[Field], mode: PersonalData, texts: Texts) -> str:
    """In an installation whose messages hold no names: what may not be asked, and which question seems to ask it."""
    if mode is PersonalData.NAMES:
        return ""
    named = [shortened(one.label, QUESTION) for one in fields if asks_for_names(one.label)]
    said = texts("request-no-names")
    return said if not named else said + "\n" + texts("request-asks-names", label=named[0], more=len(named) - 1)


def headline_label(one: Headline, texts: Texts) -> str:
    """A request as a button."""
    title = shortened(one.title, 40) if one.title else texts.plain("request-untitled")
    return texts.plain("request-entry", state=one.state, title=title, answered=one.answered, asked=one.asked)
