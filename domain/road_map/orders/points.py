"""The numbered points of an order and the requests of a letter become measures, each with its inherited term and addressee."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from domain.paper import Paragraph
from domain.responsible import Level, Office, Responsible, are_one_person, people_in
from domain.road_map.evidence import wanted
from domain.road_map.orders.addressing import ANSWERS, addressee, answers_too, has_verb, who_answers
from domain.road_map.orders.clauses import of_one_each
from domain.road_map.orders.control import CONTROL, LAYS_CONTROL, controller_in, kept_by
from domain.road_map.orders.heads_of_lists import meets
from domain.road_map.orders.item import Item
from domain.road_map.orders.items import items
from domain.road_map.orders.letter_address import letter_addressee, with_address_apart
from domain.road_map.orders.marks import with_numbers_above
from domain.road_map.orders.membership import with_members
from domain.road_map.orders.nearby import days_named, with_year_nearby
from domain.road_map.orders.no_work import is_no_task, only_heads, only_names
from domain.road_map.orders.point_terms import own_term
from domain.road_map.orders.scheduled import named_behind, who_does
from domain.road_map.orders.sentences import sentences
from domain.road_map.orders.terms_for_others import with_terms_said
from domain.road_map.orders.unrolled import unrolled
from domain.road_map.record import Measure, Offer, OfferedAs, Share
from domain.road_map.shares import due_of_list, is_day_and_share, is_promise, listed_shares, share_of, shares_in
from domain.road_map.years import context_in
from domain.terms import Kind, Term, YearContext, parse_term
from domain.terms.find import looks_like_term

#: «Признать утратившими силу: приказ …; приказ …».
_REPEALS = re.compile(r"утратившими? силу", re.IGNORECASE)
_REQUEST = re.compile(
    r"\b(?:представ|предостав|направ|сообщ|присл|выслать|отчита|подготов|внести|заполн|сда)\w*(?:ть|ся|ти)\b"
    r"|\bпредставлени[ея]\b",
    re.IGNORECASE,
)
_DATA = re.compile(
    r"информаци|сведени|отч[её]т|данны|списк|мониторинг|анкет|форм[ауы]|заявк|материал|предложени|копи|план|карт", re.IGNORECASE
)
_APPOINTS = re.compile(r"(?:назначить|определить|утвердить|возложить)\b.{0,80}?координатор", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Text:
    """What the running text of a paper says."""

    points: list[Measure] = field(default_factory=list)
    targets: list[Share] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    charged: list[Offer] = field(default_factory=list)  # named officers who are told to do something
    addressees: list[Responsible] = field(default_factory=list)
    requests: list[Measure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Inherited:
    term: Term | None
    responsible: tuple[Responsible, ...]
    lead: str | None
    listed: bool = False  # among works, under its lead: a share there is a point as well as a target


def read_text(paragraphs: Sequence[Paragraph], context: YearContext, beside_tables: bool = False) -> Text:
    """The points, promised shares, named persons and addressees of the text of an order or a letter, with its tables left out."""
    out = Text()
    paragraphs = with_address_apart(paragraphs)
    addressed = letter_addressee(paragraphs)
    if addressed:
        out.addressees.extend(addressed)
    tree, loose = items(unrolled(with_numbers_above(_of_an_order(paragraphs))), beside_tables)
    for item in of_one_each(with_terms_said([_with_members(item) for item in tree])):
        local = context_in(item.under or "", context)  # «Май 2027» above the days of its works
        month = _when_of(item.under or "", local)
        whom = out.targets[-1].base if out.targets and is_day_and_share(item.text) and not item.number else None
        if whom and not item.children:  # «– к 31.12.2026 не менее 25 % учащихся; / – к 31.05.2027 – 40 %»
            out.targets.extend(replace(one, text=item.text) for one in shares_in(f"{whom} {item.text}", local))
            continue
        _read(item, _Inherited(month, tuple(addressed), item.under), local, out)
    if not any(one.office is OfferedAs.COORDINATOR for one in out.offers):  # the paper appoints nobody in so many words
        out.offers = [*out.charged, *out.offers]
    days = days_named(paragraphs, context.written_on)
    asked = [at for at, point in enumerate(out.points) if point in out.requests]
    out.points = with_year_nearby(out.points, days, context.written_on) if context.first is None else out.points
    out.requests = [out.points[at] for at in asked]
    for text in listed_shares(loose):
        for sentence in sentences(text):
            out.targets.extend(shares_in(sentence, context))
    return out


def _when_of(heading: str, context: YearContext) -> Term | None:
    """«Сентябрь», «II этап (октябрь – апрель)»: when what stands below a heading is done."""
    named = re.search(r"\(([^()]{3,60})\)\W*$", heading)
    alone = named is not None and not looks_like_term(heading[: named.start()])
    said = next(
        (one for one in (meets(heading), named[1] if named and alone else "", heading) if one and looks_like_term(one)), None
    )
    return parse_term(said, context=context) if said else None


def _with_members(item: Item) -> Item:
    whole = with_members(item)
    if whole is not None:
        return replace(item, text=whole, children=[])
    item.children = [_with_members(child) for child in item.children]
    return item


#: No order and no letter is longer, in characters, and no point or sentence of one: the rest is not searched for points.
LONGEST_TEXT = 300_000
LONGEST_PARAGRAPH = 20_000


def _of_an_order(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    out: list[Paragraph] = []
    left = LONGEST_TEXT
    for paragraph in paragraphs:
        if len(paragraph.text) <= min(left, LONGEST_PARAGRAPH):
            out.append(paragraph)
            left -= len(paragraph.text)
    return out


def _read(item: Item, above: _Inherited, context: YearContext, out: Text) -> None:
    text = item.text
    _offers(text, out)
    controls = (
        kept_by(text)
        or LAYS_CONTROL.match(text)
        or (CONTROL.match(text) and not (ANSWERS.search(text) and own_term(text, context)))
    )
    repealed = _REPEALS.search(text) is not None and not any(has_verb(child.text) for child in item.children)
    if repealed or (
        (controls or is_no_task(text, context) or only_heads(text, context) or only_names(text)) and not item.children
    ):
        return
    responsible, addressed = addressee(text) if has_verb(text) or not _PERFORMS.match(above.lead or "") else ((), False)
    if not responsible and item.spoken_to:
        responsible, addressed = addressee(item.spoken_to)
    if addressed:
        out.addressees.extend(one for one in responsible if one.office is Office.HEAD and one not in out.addressees)
        out.charged.extend(
            _offered(one) for one in responsible if one.person and _is_officer(one) and _offered(one) not in out.charged
        )
    understood = any(one.office or one.person for one in responsible)
    if _NOTED.search(text):  # «Информацию Ивановой И. И. принять к сведению»: of her, not by her
        responsible, understood = (), True
    elif understood:
        known = [one.person for one in responsible if one.person]
        too = [one for one in answers_too(text) if one.person and not any(are_one_person(one.person, other) for other in known)]
        responsible += tuple(too)
    responsible = (responsible if understood else ()) or who_answers(text) or responsible or above.responsible
    responsible = responsible or (who_does(text) if not has_verb(text) else ()) or (named_behind(text) if item.under else ())
    listed = text.rstrip(" .;").endswith(")") and not has_verb(text) and not addressed
    if listed and (named := named_behind(text)) and any(one.person for one in named):
        responsible = named  # «До 10 марта – анкетирование (Орлова И. И.)», whoever answers for the whole list
    term = own_term(text, context) or (parse_term(item.when, context=context) if item.when else above.term)
    of_lead = above.lead is not None and is_day_and_share(text) and not is_promise(text)
    shares = (
        [replace(one, text=text) for one in shares_in(f"{above.lead} {text}", context)] if of_lead else shares_in(text, context)
    )
    leads = bool(item.children) and (text.rstrip().endswith((":", "–", "-")) or not has_verb(text))
    promised = [child for child in item.children if _only_promises(child, item.children)]
    if not leads or len(promised) == len(item.children):
        asked = item.spoken_to if not has_verb(text) else ""  # «… направить план до 17 декабря, | до 24 декабря – отчёт»
        measure = _measure(item, text, term, responsible, above.lead or asked or None)
        if shares and len({share.percent for share in shares}) > 1:
            out.targets.extend(shares)
        elif shares and (measure.share is None or measure.share.due is None):
            measure = replace(measure, share=shares[0])
        if item.number or above.listed or not (shares and not has_verb(text)):
            out.points.append(measure)
            if _is_request(text, term):
                out.requests.append(measure)
        elif measure.share:
            out.targets.append(replace(measure.share, due=measure.share.due or (term.due if term else None)))
    of_whom = ""  # «не менее 10 % обучающихся – к …; не менее 20 % – к …»: said by the first of a list
    for child in item.children:
        if child in promised:
            said = child.text if is_promise(child.text) else f"{text.rstrip(' :')} {child.text}"
            found = shares_in(said, context) or shares_in(f"{of_whom} {child.text}", context)
            of_whom = found[-1].base if found else of_whom
            out.targets.extend(replace(_with_due(share, term, text), text=child.text) for share in found)
        else:
            _read(child, _Inherited(term, responsible, text if leads else above.lead, leads), context, out)


def _only_promises(item: Item, listed: Sequence[Item]) -> bool:
    """Whether an item is a target and no point: «на 31.12.2027 – 10 % …» in a list of its like.

    With a number or a letter of its own, or among works, it is both: every listed item of an order is a point.
    """
    if item.number or item.children or has_verb(item.text):
        return False
    return all(is_promise(one.text) or is_day_and_share(one.text) for one in listed)


def _with_due(share: Share, term: Term | None, lead: str) -> Share:
    return share if share.due else replace(share, due=(term.due if term else None) or due_of_list(lead))


def _measure(item: Item, text: str, term: Term | None, responsible: tuple[Responsible, ...], lead: str | None) -> Measure:
    known = term or Term("", Kind.ONGOING)
    share = share_of(text, known.due)
    act = f"{lead or ''} {text}"
    clean = _work(_SAID_BELOW.sub("", text) if item.under or lead else text).rstrip(" ;")
    return Measure(clean, known, item.number, lead, responsible, None, wanted(act, None, share is not None), share)


_FIELD = re.compile(
    r"(?<=[.;,(–—-])\s*\(?(?:срок\w*(?:\s+(?:исполнения|выполнения|реализации|проведения))?|отв(?:\.|етственн\w+)(?:\s+исполнител\w+)?"
    r"|исполнител\w+)\s*[:–—-]\s*",
    re.IGNORECASE,
)


_BRACKETS = re.compile(r"\s+\([^()]*(?<!\w)отв(?:\.|етственн)[^()]*\)[.;\s]*$", re.IGNORECASE)


#: «Сбор пар. Ответственные: куратор»: a line of its own below the works of a list.
_SAID_BELOW = re.compile(r"(?<=\S)\. (?:Отв(?:\.|етственн[а-яё]+)|Исполнител[а-яё]+)\s*[:–—-]\s[^;]*$")
#: «Отделу (срок – до 30.11.2027) утвердить …»: the work stands behind the bracket.
_GOES_ON = re.compile(r"\d[^()]*\)\s+[а-яё]{4}")


def _work(text: str) -> str:
    """The work without what a list writes behind it: «… Срок – до 15.09.2027. Отв. – завуч.», «… (май, отв. завуч)»."""
    text = _BRACKETS.sub("", text)
    field_of = _FIELD.search(text)
    whole = field_of is None or field_of.start() < 8 or "срок" not in field_of[0].lower()
    whole = whole or (field_of is not None and _GOES_ON.search(text, field_of.end()) is not None)
    return text if whole or field_of is None else text[: field_of.start()].rstrip(" .;,(–—-")


def _is_officer(one: Responsible) -> bool:
    return one.office in (Office.COORDINATOR, Office.STAFF) and one.scope is not None and one.scope.level is Level.MUNICIPALITY


def _offered(one: Responsible) -> Offer:
    assert one.person is not None
    return Offer(OfferedAs.COORDINATOR, one.person, one.text)


def _offers(text: str, out: Text) -> None:
    people = people_in(text)
    if not people:
        return
    laid, offer = controller_in(text)
    if not laid and _APPOINTS.search(text):
        offer = Offer(OfferedAs.COORDINATOR, people[0][0], text.strip())
    if offer is not None and offer not in out.offers:
        out.offers.append(offer)


_PERFORMS = re.compile(
    r"(?:наград|поощр|премир|установи|объявить|одобр|назнач|утверд|созда|ввести|возлож|определ|закреп|призна|внести изменения"
    r"|считать)",
    re.IGNORECASE,
)


_NOTED = re.compile(r"принять\s+(?:[^.;]{0,60}\s)?к\s+сведению", re.IGNORECASE)


def done_by_the_order(point: Measure) -> bool:
    """«Назначить куратором …», «Утвердить положение»: the order does it itself, nobody is asked who will."""
    listed = point.section if point.section and not has_verb(point.text) else ""  # «Назначить наставниками: Иванову И.И.»
    performs = (
        _NOTED.search(point.text)
        or re.search(r"^ответственн\w+\s.*(?:возлож|назнач)", point.text, re.IGNORECASE)
        or _PERFORMS.match(point.text)
        or _PERFORMS.match(listed)
    )
    return performs is not None and point.term.end is None and point.term.recurrence is None


def _is_request(text: str, term: Term | None) -> bool:
    return (
        term is not None
        and _REQUEST.search(text) is not None
        and _DATA.search(text) is not None
        and term.kind is not Kind.ONGOING
    )
