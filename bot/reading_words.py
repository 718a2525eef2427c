"""What a reading says to a person: sentences from the locales, options of a question as dates."""

from functools import cache

from domain import terms
from domain.responsible import Responsible
from domain.road_map import AskedAbout, Measure, Reading, ReadingQuestion
from domain.terms import Span, Term
from locales import Texts, written

LANGUAGE = "ru"  # the papers are Russian, and so is whoever reads them


@cache
def _texts() -> Texts:
    return Texts(LANGUAGE)


def refusal_words(why: str, **words: str) -> str:
    """One sentence for a file that is not read."""
    return _texts().plain("reading-nothing" if why == "nothing" else f"reading-refused-{why}", **words)


def question_words(question: terms.Question | ReadingQuestion) -> str:
    """A question in words, with its possible answers."""
    say = _texts().plain
    if isinstance(question, terms.Question):
        asked = say(f"reading-ask-{question.reason.value}")
        if not question.options:
            return asked
        options = say("reading-ask-or").join(_span(option) for option in question.options)
        return say("reading-ask-one-of", question=asked, options=options)
    match question.about:
        case AskedAbout.TERM if question.term is not None:
            return question_words(question.term)
        case AskedAbout.RESPONSIBLE if not question.text:
            return say("reading-ask-responsible-missing")
        case _:
            return say(f"reading-ask-{question.about.value}", text=shortened(question.text))


#: Characters of a paper that a question repeats.
LONGEST = 400


def shortened(text: str) -> str:
    """The words as printed; of a whole page only the beginning."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def _span(span: Span) -> str:
    days = [written(day, LANGUAGE) for day in (span.start, span.end) if day]
    return " – ".join(dict.fromkeys(days))


def term_words(term: Term) -> str:
    """A term on one line: the printed words and what they mean."""
    if term.question is not None:
        return f"{term.text} — {question_words(term.question)}"
    days = ", ".join(written(day, LANGUAGE) for day in term.deadlines) or (written(term.end, LANGUAGE) if term.end else "")
    say = _texts().plain
    again = say(f"reading-again-{term.recurrence.freq.value}") if term.recurrence else ""
    until = say("reading-due", day=days) if days else ""
    meaning = ", ".join(part for part in (again, until) if part) or say("reading-no-term")
    return f"{term.text} — {meaning}" if term.text else meaning


def printed_reading(reading: Reading) -> str:
    """A whole reading for a person at a terminal."""
    say = _texts().plain
    counts = {"measures": len(reading.measures), "points": len(reading.points), "targets": len(reading.targets)}
    heading = " ".join(part for part in (reading.title, f"№ {reading.number}" if reading.number else "") if part)
    dated = f"{heading}, {written(reading.written_on, LANGUAGE)}" if reading.written_on else heading
    out = [dated, say("reading-summary", **counts, questions=len(reading.questions)), ""]
    for title, entries in (("reading-measures", reading.measures), ("reading-points", reading.points)):
        if entries:
            out += [say(title), *(line for entry in entries for line in _entry(entry)), ""]
    if reading.targets:
        out.append(say("reading-targets"))
        for share in reading.targets:
            percent = f"{share.percent:g}"
            day = written(share.due, LANGUAGE) if share.due else None
            shown = say("reading-target", percent=percent, day=day) if day else say("reading-target-undated", percent=percent)
            out.append(f"  {shown}: {share.base}")
        out.append("")
    if reading.directory:
        out += [
            say("reading-directory"),
            *(f"  {centre.name}: {'; '.join(centre.directions)}" for centre in reading.directory),
            "",
        ]
    if reading.offers:
        out += [
            say("reading-offers"),
            *(f"  {say(f'reading-offer-{offer.office.value}', person=offer.person.printed)}" for offer in reading.offers),
            "",
        ]
    if reading.questions:
        out += [
            say("reading-questions"),
            *(f"  {_place(question, reading)}{question_words(question)}" for question in reading.questions),
        ]
    return "\n".join(out).strip()


def _office(one: Responsible) -> str:
    if one.office is None and one.person is not None:
        return one.person.printed
    return _texts().plain(f"reading-office-{one.office.value if one.office else 'unknown'}")


def _entry(measure: Measure) -> list[str]:
    people = "; ".join(f"{one.text} [{_office(one)}]" for one in measure.responsible)
    number = f"{measure.number}. " if measure.number else "– "
    return [
        f"  {number}{measure.text}",
        f"      {term_words(measure.term)}",
        f"      {people or _texts().plain('reading-without-people')}",
        f"      {_texts().plain(f'reading-evidence-{measure.evidence.value}')}",
    ]


def _place(question: ReadingQuestion, reading: Reading) -> str:
    entry = (
        reading.measures[question.row]
        if question.row is not None
        else reading.points[question.point]
        if question.point is not None
        else None
    )
    if entry is None:
        return ""
    words = f"«{question.text}» — " if question.about is AskedAbout.TERM and question.text else ""
    return f"{entry.number or '–'}: {words}"
