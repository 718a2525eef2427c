"""The two commands for people without the bot at hand: `read FILE` and `read-terms`. No database, no token, no Telegram."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.reading_words import printed_reading, question_words, refusal_words, term_words
from domain.responsible import Responsible, is_one_body
from domain.road_map import Measure, Reading, ReadingQuestion, Share
from domain.terms import Recurrence, Term, YearContext, parse_term
from papers.refusal import Refused

REFUSED = 2


def read(argv: Sequence[str]) -> int:
    """`read FILE [--year 2026-2027] [--json]`: prints what would be understood of a paper.

    Standard output is only the answer; a refusal is status 2 and one line on standard error.
    """
    parser = argparse.ArgumentParser(prog="python -m bot read", description="What would be understood of an official paper.")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--year", help="2026-2027 (school year), 2026, 2026-2030")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(list(argv))
    _utf8()
    try:
        year = YearContext.parse(given.year) if given.year else None
    except ValueError:
        return _refuse("year", year=given.year)
    from papers.safely import understood_now  # noqa: PLC0415 -- subprocess is not needed for terms

    try:
        reading = understood_now(given.file, given.file.name, year=year)
    except Refused as refused:
        return _refuse(refused.why.value, file=given.file.name)
    except OSError:
        return _refuse("missing", file=given.file.name)
    if reading.is_empty and not reading.questions:
        return _refuse("nothing", file=given.file.name)
    with _while_somebody_reads():
        print(json.dumps(reading_json(reading), ensure_ascii=False, indent=1) if given.json else printed_reading(reading))
    return 0


def read_terms(argv: Sequence[str]) -> int:
    """`read-terms [--json]`: answers every line of standard input, in order, with what its term means.

    With `--json` a line is `{"text": …, "year": "2026-2027" | "2026" | null}`, or the bare phrase, as without it.
    """
    parser = argparse.ArgumentParser(prog="python -m bot read-terms", description="What deadline phrases mean.")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(list(argv))
    _utf8()
    answer: Callable[[str], str] = _term_line if given.json else lambda line: term_words(parse_term(line, context=YearContext()))
    with _while_somebody_reads():
        for line in sys.stdin:
            print(answer(line.rstrip("\n")), flush=False)
    return 0


def _term_line(line: str) -> str:
    """The answer to one line of JSON; a line that is none is the bare phrase, of an unknown year."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):  # of brackets without end, too
        said = None
    said = said if isinstance(said, dict) else {"text": line}
    text, year = said.get("text"), said.get("year")
    try:
        context = YearContext.parse(None if year is None else str(year))
    except ValueError:
        context = YearContext()
    term = term_json(parse_term(text if isinstance(text, str) else "", context=context))
    del term["text"]
    return json.dumps(term, ensure_ascii=False)


@contextmanager
def _while_somebody_reads() -> Iterator[None]:
    """`… | head` has enough after ten lines and goes: that is no error, and the rest is for nobody."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still held back goes there at the end


def _utf8() -> None:
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _refuse(why: str, **words: str) -> int:
    print(refusal_words(why, **words), file=sys.stderr)
    return REFUSED


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _number(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value


def term_json(term: Term) -> dict[str, Any]:
    """A term as the command prints it: dates in ISO, `recurrence.by` in the short forms of `domain.terms.By.code`."""
    return {
        "text": term.text,
        "kind": term.kind.value,
        "start": _iso(term.start),
        "end": _iso(term.end),
        "deadlines": [day.isoformat() for day in term.deadlines],
        "recurrence": _recurrence_json(term.recurrence),
        "question": question_words(term.question) if term.question else None,
    }


def _recurrence_json(recurrence: Recurrence | None) -> dict[str, Any] | None:
    if recurrence is None:
        return None
    by = [place.code for place in recurrence.by]
    return {"freq": recurrence.freq.value, "interval": recurrence.interval, "times": recurrence.times, "by": by or None}


def _share_json(share: Share | None) -> dict[str, Any] | None:
    return (
        None
        if share is None
        else {"percent": _number(share.percent), "due": _iso(share.due), "base": share.base, "text": share.text}
    )


def _responsible_json(one: Responsible) -> dict[str, Any]:
    scope = None if is_one_body(one) else one.scope  # whose «рабочая группа» it is the paper does not say
    return {
        "text": one.text,
        "office": one.office.value if one.office else None,
        "scope": None
        if scope is None
        else {"level": scope.level.value, "kinds": [kind.value for kind in scope.kinds], "each": scope.each},
        "person": one.person.printed if one.person else None,
    }


def _measure_json(measure: Measure) -> dict[str, Any]:
    return {
        "number": measure.number,
        "section": measure.section,
        "measure": measure.text,
        "term": term_json(measure.term),
        "responsible": [_responsible_json(one) for one in measure.responsible],
        "details": measure.details,
        "result": measure.result,
        "evidence": measure.evidence.value,
        "target": _share_json(measure.share),
    }


def _question_json(question: ReadingQuestion, reading: Reading) -> dict[str, Any]:
    measure = reading.measures[question.row] if question.row is not None else None
    point = reading.points[question.point] if question.point is not None else None
    about = measure or point
    return {
        "about": question.about.value,
        "in": "measures" if measure else "points" if point else None,
        "index": question.row if measure else question.point,
        "number": about.number if about else None,
        "text": question.text,
        "question": question_words(question),
    }


def reading_json(reading: Reading) -> dict[str, Any]:
    """A reading as the command prints it."""
    return {
        "title": reading.title,
        "number": reading.number,
        "date": _iso(reading.written_on),
        "measures": [_measure_json(measure) for measure in reading.measures],
        "points": [_measure_json(point) for point in reading.points],
        "targets": [_share_json(share) for share in reading.targets],
        "questions": [_question_json(question, reading) for question in reading.questions],
        "directory": [{"name": centre.name, "directions": list(centre.directions)} for centre in reading.directory],
        "changes": [
            {"act": one.act.value, "number": one.number, "old": one.old, "new": one.new, "text": one.printed}
            for one in reading.corrections
        ],
        "offers": [
            {"office": offer.office.value, "person": offer.person.printed, "text": offer.text} for offer in reading.offers
        ],
    }


if __name__ == "__main__":
    commands = {"read": read, "read-terms": read_terms}
    command = commands.get(sys.argv[1] if len(sys.argv) > 1 else "")
    sys.exit(command(sys.argv[2:]) if command else REFUSED)
