"""The term of a point: in its sentence, before who answers, in brackets or parted by a dash."""

import re
from dataclasses import replace
from datetime import date

from domain.responsible import names_somebody
from domain.road_map.orders.addressing import ANSWERS
from domain.terms import Kind, Question, Reason, Span, Term, YearContext, find, parse_term
from domain.terms.find import FoundTerm, looks_like_term, spans_of_terms
from domain.terms.words import ANY_MONTH

#: «Директорам школ № 1, 3, 7 до 25.09.2026», «письмом № 24-1/55 до 25 октября»: a number is no first day of a period.
_SCHOOLS = re.compile(
    r"№+\s*(?:\d{1,3}(?:(?:\s*,\s*|\s+и\s+)\d{1,3}(?![\d.]))+|[\w/-]*\d(?=\s+(?:до|по|в срок)\s))"
    r"|(?<![А-Яа-яЁё])[А-ЯЁA-Z]{1,5}-\d{1,3}(?=\s+(?:до|по|в срок)\s)"  # «по форме ОО-1 до 20 сентября»
    r"|(?<![А-ЯЁа-яё])(?:[IV]{1,3}|[1-4]|перв\w+|втор\w+|трет\w+|четв[её]рт\w+)(?:-?[а-я]{1,2})?\s(?:полугодие|четверть|триместр)(?=\s+\d)"
)


#: «План подготовки школ к началу 2027/2028 учебного года», «подготовить здание к зиме»: what is prepared for, no term.
_PREPARED_FOR = re.compile(
    r"(?P<work>(?:подготов(?:к|и)|готовност|при[её]мк?)[а-яё]{0,3}\s[^.;:]{0,160}?)"
    r"(?P<year>(?<![а-яё])к\s+(?:зиме|весне|лету|осени)(?![а-яё])|(?<![а-яё])к\s+(?:началу\s+)?(?:нового|новому)?\s*(?:20\d\d\s*[-–—/]\s*(?:20)?\d\d\s*)?учебно(?:го|му)\s+год[ау])",
    re.IGNORECASE,
)


#: «… участие в форуме (28–29 января, г. Озёрск)», «в семинаре, который состоится 5 мая»: when the event is, not by when to act.
_EVENT = re.compile(
    r"(?:участи[еяюи]|участвовать|подготовк[аеиу]|в рамках|в преддверии|в связи с)(?![а-яё])[^().;]{3,160}?"
    r"\((?P<when>(?![^()]*\b(?:до|срок\w*|не позднее)\b)[^()]*\d[^()]*)\)"
    r"|(?:,\s*котор\w+|\()\s*(?:состоится|состоятся|пройд[её]т|пройдут|будет проходить|будут проходить)\s(?P<held>[^,;()]*)",
    re.IGNORECASE,
)


#: «(далее – Год учителя)», «Пункты 2.3 и 3.1», «конкурс «Учитель года – 2027»», «утвердить график ежеквартальных тренировок»:
#: names and no terms.
_NAMED = re.compile(
    r"\(\s*далее\s[^()]*\)"
    r"|(?<![а-яё])(?:под)?пункт[а-яё]*\s+\d[\d.]*(?:\s*(?:,|и|[–—-])\s*\d[\d.]*)*|(?<=[а-яё] )«(?=[^«»]*[А-ЯЁа-яё]{4})[^«»\n]*»"
    r"|^утвердить\s[^.;]*?\bпо\s+(?:итогам|результатам)\s"
    r"|(?<![а-яё])по\s+состоянию\s+на\s+(?:\d{1,2}\.\d{1,2}\.(?:20)?\d\d|\d{1,2}\s+[а-яё]{3,8}(?:\s+20\d\d)?)(?:\s*г(?:ода|\.)?)?"
    r"|(?<![а-яё])по\s+(?:итогам|результатам)\s+20\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?\s+(?:учебного\s+)?года"  # what is summed up
    r"|(?:^утвердить\s.*?\b|(?<![а-яё])(?:форм|график|положени|поряд|проект|переч|состав|спис|смет|программ|шаблон|образ(?:ец|ц))[а-яё]*"
    r"\s(?:[а-яё]+\s){0,2})еже(?:дневн|недельн|месячн|квартальн|годн)(?:ых|ого|ой|ым|ом)\s"
    r"|^(?:учредить|установить|назначить|ввести)\s(?:[а-яё]+\s){0,2}еже(?:дневн|недельн|месячн|квартальн|годн)(?:ую|ые|ый|ое)\s",
    re.IGNORECASE,
)


#: «Сведения за 9 месяцев 2026 года», «план на I полугодие»: what is told of or planned for, no term.
_OVER = re.compile(
    r"(?<![а-яё])на\s+(?:[IVX]+|[1-4]|перв[а-яё]+|втор[а-яё]+|трет[а-яё]+|четв[а-яё]+)(?:-?[ео]?е)?\s+(?:квартал|полугодие|четверть|триместр)(?![а-яё])"
    r"|(?<![а-яё])за\s+(?:\d{1,2}\s+месяц[а-яё]*|[IVX]+\s+(?:квартал|полугодие|четверть)|(?:перв|втор|трет|четв)[а-яё]+\s+(?:квартал|полугодие"
    rf"|четверть)|(?:{ANY_MONTH}))(?![а-яё])(?!\s+до)"
    r"(?:\s+20\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?(?:\s*(?:г(?:ода?|\.)?|учебного года))?)?",
    re.IGNORECASE,
)


def _masked(text: str) -> str:
    """The text with nothing in it that looks like a term and is none; every other letter stands in its place."""
    text = _SCHOOLS.sub(lambda one: re.sub(r"[\dIVА-Яа-яё]" if one[0][-1:].isalpha() else r"\d", "_", one[0]), text)
    text = _NAMED.sub(lambda one: re.sub(r"\w", "_", one[0]), text)
    text = _EVENT.sub(_blotted, text)
    text = _OVER.sub(lambda one: re.sub(r"\w", "_", one[0]), text)
    return _PREPARED_FOR.sub(lambda one: one["work"] + re.sub(r"\w", "_", one["year"]), text)


def _blotted(found: re.Match[str]) -> str:
    """The words about an event with its days blotted out."""
    start, end = (at - found.start() for at in found.span("when" if found["when"] else "held"))
    return found[0][:start] + "_" * (end - start) + found[0][end:]


def own_term(text: str, context: YearContext) -> Term | None:
    """What the point itself says about when; None where it says nothing, so that the term above it holds.

    «До 25 августа» in an order of 18 August about the coming school year is the week after, not the year after; of an order
    of spring it is asked which of the two.
    """
    term = _own_term(text, context)
    written = context.written_on
    if term is None or written is None or context.first is None or not context.school:
        return term
    begins = date(context.first, 9, 1)
    soon = _own_term(text, YearContext(written_on=written)) if written < begins else None
    if soon is None or soon.due is None or soon.question or soon.due == term.due or not written <= soon.due < begins:
        return term
    if term.due is None or (begins - written).days <= LAST_WEEKS:
        return soon
    asked = Question(Reason.YEAR_UNKNOWN, (Span(soon.start, soon.due), Span(term.start, term.due)))
    return Term(term.text, term.kind, question=asked)


#: Before 1 September, in days: what an order of these weeks sets for a day of the same summer is due in it.
LAST_WEEKS = 45


def _own_term(text: str, context: YearContext) -> Term | None:
    masked = _masked(text)
    found = _setting(masked, context)
    if len(found) > 1:  # several terms of one point are a list: the printed words between them belong to the work
        several = parse_term("; ".join(masked[one.start : one.end] for one in found), context=context)
        return replace(several, text="; ".join(" ".join(text[one.start : one.end].split()) for one in found))
    first = found[0].term if found else None
    term = replace(first, text=first.text.lstrip("–—- ")) if first else _said_apart(masked, context)
    at = masked.find(term.text) if term is not None and "_" in term.text else -1
    return term if term is None or at < 0 else replace(term, text=text[at : at + len(term.text)])


def _said_apart(text: str, context: YearContext) -> Term | None:
    """A term that stands apart from the sentence, or in words that alone set none."""
    return (
        _labelled_term(text, context)
        or _row_like_term(text, context)
        or _apart_term(text, context)
        or _in_a_quarter(text, context)
        or _in_a_year(text, context)
        or _told(text, context)
    )


def ends_with_term(text: str) -> bool:
    """Whether the last words of a text say by when."""
    found = find(_masked(text), context=YearContext())
    return bool(found) and not text[found[-1].end :].strip(" ,.")


#: «По результатам проверки составить акт … до 1 октября»: upon what it is done.
_UPON = re.compile(r"по (?:итогам|результатам)(?![а-яё])", re.IGNORECASE)


def deadlines_in(text: str, context: YearContext) -> list[FoundTerm]:
    """The terms in a text that say by when; that a work follows from the results of another one says nothing of it."""
    return [one for one in find(text, context=context) if not (one.term.kind is Kind.RELATIVE and _UPON.match(one.term.text))]


#: «форум, который состоится 15–16 апреля», «в форуме (15–16 апреля)»: the days of an event.
_OF_AN_EVENT = re.compile(
    r"(?:(?<![а-яё])(?:состо(?:ится|ятся)|пройд[её]т|пройдут|запланирован\w*|намечен\w*|назначен\w*|проводим\w+|проходящ\w+)\s[^,;()]*"
    r"|\((?!\s*срок)[^()]*\))",
    re.IGNORECASE,
)


def _setting(text: str, context: YearContext) -> list[FoundTerm]:
    """The terms of a sentence; where it sets a deadline, the days of an event beside it set none."""
    apart = deadlines_in(_OF_AN_EVENT.sub(lambda one: re.sub(r"\w", "_", one[0]), text), context)
    if any(one.term.kind in _DEADLINES for one in apart):
        return apart
    return deadlines_in(text, context) or list(find(text, context=context))


_DEADLINES = (Kind.UNTIL, Kind.NOT_LATER_THAN)


#: «… «Мой наставник». Срок: октябрь 2027 г.»
_LABELLED = re.compile(
    r"[.;,(–—-]\s*\(?срок\w*(?:\s+[а-яё]+){0,2}\s*[:–—-]\s*(?P<when>[^;()]{3,80}?)(?:[.;,]?\s*(?:отв|исполнител)[^()]*)?[.;)\s]*$",
    re.IGNORECASE,
)


def _labelled_term(text: str, context: YearContext) -> Term | None:
    """What stands behind «Срок:» is a term, be it a bare month."""
    said = _LABELLED.search(text)
    return parse_term(said["when"].strip(), context=context) if said and looks_like_term(said["when"]) else None


def _row_like_term(text: str, context: YearContext) -> Term | None:
    """«Провести обучение – октябрь, отв. психолог»: in a list without a table the term stands before the person."""
    answers = ANSWERS.search(text)
    spans = spans_of_terms(text[: answers.start()]) if answers else []
    if not answers or not spans or text[spans[-1][1] : answers.start()].strip(" ,;.("):
        return None
    return parse_term(text[spans[-1][0] : spans[-1][1]], context=context)


#: «Провести семинар в I квартале 2027 года», «во втором полугодии».
_QUARTER = re.compile(
    r"(?<![А-Яа-яё])(?P<when>во?\s+(?:[1-4I]V?I{0,2}|[а-яё]+ом)(?:-?[ое]?м)?\s+(?:квартале|полугодии)(?:\s+20\d\d(?:\s?[-–—/]\s?(?:20)?\d\d)?"
    r"(?:\s*(?:г\.|(?:учебного\s+)?года))?)?)",
    re.IGNORECASE,
)


def _in_a_quarter(text: str, context: YearContext) -> Term | None:
    said = _QUARTER.search(text)
    term = parse_term(said["when"], context=context) if said else None
    return term if term and term.kind in (Kind.QUARTER, Kind.HALF_YEAR) else None


#: «Обеспечить в 2027 году охват …», «В 2027/2028 учебном году провести …»: right beside what is to be done.
_YEAR = re.compile(
    r"(?:(?<=ть\s)|(?<=ти\s)|^(?=[^.;]{3,32}году\s+(?:[а-яё]+но\s+)?[а-яё]+(?:ть|ти)\s))"
    r"(?P<when>в\s+20\d\d(?:\s?[-–—/]\s?(?:20)?\d\d)?\s+(?:учебном\s+)?году)(?=\s+[а-яё«])",
    re.IGNORECASE,
)


def _in_a_year(text: str, context: YearContext) -> Term | None:
    said = _YEAR.search(text) if len(_OF_YEARS.findall(text)) <= 1 else None
    return parse_term(said["when"], context=context) if said else None


_APART = (
    re.compile(r"^([^–—()]{3,40}?)\s[–—-]\s+(?=[а-яё«])"),
    re.compile(r"\(([^()]{3,60})\)"),
    re.compile(r"\s[–—-]\s+([^–—():;]{3,40}?)\s[–—-]\s+[^–—():;]{3,100}$"),  # «обучение – май – куратор»
    re.compile(r"(?:(?<!\d)\s[–—-]|\s[–—-](?!\s+\d)|(?<=[а-яё»)]):)\s+([^–—():]{3,60}?)[.;\s]*$"),  # «2027 – 2028» is one year
)


#: «… стажировки: школа № 12 – октябрь, школа № 40 – ноябрь»: each has its own.
_EACH = re.compile(r"\s[–—-]\s+([^–—(),;:]{3,40}?)(?=[,;]\s|[.;\s]*$)")


#: «30 % педагогов в 2027 году, 60 % – в 2028 году»: a year for every share.
_OF_YEARS = re.compile(r"(?:(?<!\w)(?:в|на)\s+)?(?<!\d)20\d\d\s*(?:г\.|году?(?![а-яё]))")
_PERCENT = re.compile(r"\d\s*(?:%|процент)")


def _apart_term(text: str, context: YearContext) -> Term | None:
    """«Провести консультации (ноябрь 2027 г.)», «… – ноябрь», «5 мая – слёт»: a term in brackets or parted by a dash."""
    if len(_OF_YEARS.findall(text)) == len(_PERCENT.findall(text)) > 1:
        return None  # the years are those of the shares
    each = [found[1].strip() for found in _EACH.finditer(text)]
    if len(each) > 1 and all(looks_like_term(one) for one in each):
        return parse_term("; ".join(each), context=context)
    aside = [one for one in (found[1].strip() for found in _APART[1].finditer(text)) if looks_like_term(one)]
    if len(aside) > 1:  # «сдать отчёт за полугодие (декабрь) и за год (май)»
        return parse_term("; ".join(aside), context=context)
    said = [found[1].strip() for apart in _APART for found in apart.finditer(text)]
    said += [one.partition(",")[0] for one in said if names_somebody(one.partition(",")[2]) == 1.0]  # «(сентябрь, куратор)»
    terms = [one for one in said if looks_like_term(one)]
    return parse_term(terms[0], context=context) if len(terms) == 1 else None


#: «до пятницы», «завтра до 12.00», «до конца месяца»: known to whoever was told, asked of whoever reads it later.
TOLD = re.compile(
    r"(?<![а-яё])(?:(?:в срок )?(?:до|ко?|не позднее)\s+(?:понедельник|вторник|сред[ыеу]|четверг|пятниц|суббот|воскресен)[а-яё]*"
    r"|^(?:\d|[IV]{1,3}|[а-яё]+я)(?:-?а?я)?\s+неделя(?=\s*[:–—-])"  # «1 неделя: …» of a month or of a campaign
    r"|в\s+(?:эт(?:от|и)|т(?:от|е))\s+же\s+срок[и]?"
    r"|до\s+конца\s+(?:(?:текуще|эт)[а-яё]+\s+)?(?:рабочего\s+)?(?:дня|недели|месяца)"
    r"|(?:до|к|не позднее)\s+\d{1,2}(?:-?го)?\s+числа"
    r"|(?:до\s+\d{1,2}(?:[:.]\d\d)?\s+)?(?:сегодня|завтра|послезавтра)(?:\s+до\s+(?:\d{1,2}[:.]\d\d|обеда))?)(?![а-яё])",
    re.IGNORECASE,
)


def _told(text: str, context: YearContext) -> Term | None:
    """A term that says its day only to whoever reads it at once: what is printed, with a question."""
    said = TOLD.search(text)
    return parse_term(said[0], context=context) if said else None
