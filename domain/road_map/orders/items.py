"""The text of an order or a letter as a tree: numbered points, lettered items, bullets, lists after a colon."""

import re
from collections.abc import Callable, Sequence

from domain.paper import Paragraph
from domain.road_map.columns.calendar_rows import is_month
from domain.road_map.orders.acts import (
    after_order,
    at_a_meeting,
    counts_points,
    decides_next,
    is_act,
    is_matter,
    is_plan,
    names_plan,
    opens_matter,
    orders,
)
from domain.road_map.orders.addressing import has_verb, whom_it_lists_for
from domain.road_map.orders.aims import aims_in, bids, is_work
from domain.road_map.orders.asking import asks, begs, enjoins
from domain.road_map.orders.heads_of_lists import (
    answered_by_line,
    heads_with_months,
    is_bulleted,
    is_dated_by,
    is_messages_plan,
    is_stage,
    is_when,
    meets,
    names_work,
    opens_list,
    opens_with_day,
    tells_of_meeting,
    tells_who_answers,
    with_roman_titles,
)
from domain.road_map.orders.item import Item
from domain.road_map.orders.marks import BULLETED, is_marked, parts_of_a_line, strip_mark
from domain.road_map.orders.placing import place
from domain.road_map.orders.scheduled import (
    by_their_terms,
    is_dated,
    is_regulation,
    lists_deadlines,
    names_regulation,
    regulated_line,
    says_when,
    tells,
    with_fields,
)
from domain.road_map.orders.sentences import sentences, unwrapped
from domain.road_map.orders.unfolded import unfold

_THANKS = re.compile(r"(?:заранее |большое )?(?:спасибо|благодар\w+)\W*$|с уважением\W*$", re.IGNORECASE)
_STOPS = re.compile(
    r"^\s*(?:приложени[ея]\b(?!м)|с приказом ознаком|исп(?:олнитель)?\.?\s*:|«?дорожная карта|план мероприятий"
    r"|перечень\b|список\b|согласовано|утвержд|"
    r"(?:временно\s+)?исполняющ(?:ий|ая)\s+обязанности(?![а-яё])(?!.*[а-яё]{3}(?:ть|ти)\s)|"
    r"(?:и\.\s?о\.\s*|врио\s+)?(?:[а-яё]+\s+)?(?:директора?|начальника?|заведующ\w+|руководител[ья]|глав[аы]|председател[ья]"
    r"|министра?|заместител[ья])\b(?!.*(?:обеспеч|организ|провести| [–—-] )).{0,120}(?<![,;:])$)",
    re.IGNORECASE,
)


#: Lines between what was heard and what was decided, at most.
TALK = 60


#: «Директор школы:» below the last point of a copy that lost the signature.
_SIGNS = re.compile(r"(?:директор|заведующ(?:ий|ая)|начальник|председатель|глава)(?:\s[а-яё]{3,20}){0,3}\s*:", re.IGNORECASE)


def items(paragraphs: Sequence[Paragraph], beside_tables: bool = False) -> tuple[list[Item], list[str]]:
    """The points of the text, as a tree, and the sentences outside them that may still promise a share.

    `beside_tables`: the plan stands in tables, and a line with a date beside them is none of its rows.
    """
    roots: list[Item] = []
    loose: list[str] = []
    path: list[tuple[int, Item]] = []
    letter = not any(orders(paragraph.text) for paragraph in paragraphs)
    begged = any(begs(paragraph.text) for paragraph in paragraphs)
    act = letter and not begged and is_act(paragraphs)  # its points follow without the word of order
    prose = act and not counts_points(paragraphs)
    act = act and not prose
    letter = letter and not act
    apart = letter and not prose
    regulated = apart and is_regulation(paragraphs)
    telling = apart and tells(paragraphs)
    listed = apart and not begged and not regulated and not telling and lists_deadlines(paragraphs)
    plan = apart and (is_plan(paragraphs) or (heads_with_months(paragraphs) and not beside_tables))
    planned = regulated or listed or (plan and not begged)
    titled = planned and not beside_tables and (regulated or plan)
    answered = titled and answered_by_line(paragraphs)
    if letter and not planned:
        paragraphs = unwrapped(paragraphs)
    paragraphs = with_roman_titles(paragraphs) if planned else paragraphs
    aims = aims_in(paragraphs, beside_tables) if letter else set()
    wants = enjoins if prose else bids if beside_tables else begs if telling else asks
    inside = False
    month: str | None = None
    blank, told, heard, named = True, False, False, not regulated
    anew = False
    for at, paragraph in enumerate(paragraphs):
        text = " ".join(paragraph.text.replace("*", " ").split()).strip("| ")
        if not re.search(r"[^\W_]", text) or _THANKS.match(text):  # blank, or a rule
            blank = True
            continue
        if at in aims:
            loose.append(text)
            path, inside = [], False
            continue
        if not letter and not inside:
            inside = orders(text) or (act and is_marked(text, paragraph.number))
            act = act and not inside
            text = after_order(text) if orders(text) else text
            heard = not inside and (heard or at_a_meeting(strip_mark(text, "")[2]) is not None)
            if not inside or not text:
                if not (inside or heard):
                    loose.append(text)
                continue
        if inside and not letter and (meeting := at_a_meeting(strip_mark(text, "")[2])) is not None:
            of_matter = path[:1] if path and is_matter(path[0][1].text) and not is_marked(text, paragraph.number) else []
            heard, text, path, anew = not meeting[0], meeting[1], of_matter, meeting[0]
            if not text:
                blank = True
                continue
        if anew and not is_marked(text, paragraph.number):
            decided = path[0][1].children if path else roots
            decided.append(Item(text))  # «РЕШИЛИ: сдать журналы …» goes on with nothing that was decided before
            path, anew, blank = [*path, (BULLETED, decided[-1]) if path else (0, decided[-1])], False, False
            continue
        anew = False
        if titled and meets(text):
            month, path, inside, blank = text.rstrip(" :."), [], False, False
            continue
        if titled and tells_who_answers(text, roots, month if answered else None):
            blank = False
            continue
        if titled and month and meets(month) and (theme := tells_of_meeting(text, paragraphs[at + 1 :])) is not None:
            roots += [Item(theme, under=month)] if theme else []
            path, inside, blank = [], False, False
            continue
        words = strip_mark(text, paragraph.number)[2]
        matter = inside and not letter and opens_matter(words, paragraphs[at + 1 : at + 1 + TALK])
        if heard and not matter and (not is_marked(text, paragraph.number) or decides_next(paragraphs[at + 1 : at + 1 + TALK])):
            continue  # what was said before it was decided
        heard = heard or matter
        goes_on = (
            bool(path) and text[:1].islower() and path[-1][1].text[-1:] not in ".!"
        )  # «возложить на заместителя / директора …», «утвердить: / положение; / перечень наставников;»
        signs = _SIGNS.fullmatch(text) is not None and not is_bulleted(paragraphs[at + 1 :])
        stops = (
            inside and not goes_on and (signs or _STOPS.match(text)) and not is_marked(text, paragraph.number) and not begs(text)
        )
        if stops and not _counts_on_below(paragraphs[at + 1 : at + 16], roots):
            appendix = next((below for below, one in enumerate(paragraphs[at:], at) if names_plan(one.text.strip())), None)
            if appendix is not None and not letter and not beside_tables:  # an appendix whose plan is a list
                appended, said_there = items(paragraphs[appendix:])
                return [*_unfolded(roots, regulated), *appended], [*loose, text, *said_there]
            inside, path = False, []
            letter = False
            loose.append(text)
            continue
        heads = is_when(text) and (opens_list(text, paragraphs[at + 1 :]) or (titled and names_work(paragraphs[at + 1 : at + 2])))
        alone = planned and (is_month(text.rstrip(" :.")) or heads)
        if alone and path and not blank and is_dated_by(path[-1][1], paragraphs[at + 1 : at + 2]):
            path[-1][1].when = text
            continue
        if alone:
            month, path, inside, blank = text.rstrip(" :."), [], False, False
            continue
        if planned and is_stage(text, paragraph, paragraphs[at + 1 : at + 4], path[-1][1] if path else None):
            month, path, inside = text.rstrip(" :."), [], False
            continue
        if (planned and not roots and names_plan(text)) or (letter and is_messages_plan(text)):
            if path and path[-1][1] in roots and path[-1][1].text.endswith(":"):
                loose.append(roots.pop().text)  # «Перешлите кураторам:» above a plan
            path = []
            continue
        if planned and tells_who_answers(text, roots):
            blank = False
            continue
        before = len(roots)
        unmarked = planned and (not is_marked(text, paragraph.number) or opens_with_day(text, path, month))
        if unmarked and titled and month and not blank and (not path or text[:1].isupper() or is_dated(text)):
            roots.append(Item(text, under=month))
            path, inside = [(0, roots[-1])], True
            continue
        if unmarked and titled and blank and path:
            month = None  # what stands apart below a list is no work of its month
        if not named:
            named = names_regulation(text)
            continue
        if regulated and unmarked:
            regulated_line(text, roots, path, blank)
            inside, blank = True, False
            continue
        if planned and not inside:
            inside = is_marked(text, paragraph.number)
        if unmarked and not beside_tables and (not path or path[-1][0] == 0) and is_dated(text):
            roots.append(Item(text, under=month))
            path, blank, inside = [(0, roots[-1])], False, True
            continue
        if told and letter and not planned and is_dated(_without_count(text)) and not asks(text):
            _, number, words = strip_mark(text, paragraph.number)
            roots.append(Item(words, number))  # «Ключевые даты:» above lines with days
            path, inside = [(0, roots[-1])], True
            continue
        if letter and not planned and not is_marked(text, paragraph.number):
            told = text.endswith(":") and not asks(text)
        depth, number, words = strip_mark(text, paragraph.number)
        *before_it, said_last = sentences(words)
        listing = whom_it_lists_for(said_last) if letter and not ((planned and not listed) or telling) else ""
        if listing and not asks(words):
            loose += before_it
            roots.append(Item(listing, number))  # «2. Руководителям школ:» in a part of an order
            path, inside, blank = [(depth if number else 0, roots[-1])], True, False
            continue
        if letter and not inside:
            inside = _begins_letter(text, paragraph, roots, path, loose, wants)
            if not inside:
                continue
            blank = False
            continue
        if told and not planned and is_marked(text, paragraph.number) and not has_verb(text) and not says_when(text):
            continue
        for part in parts_of_a_line(text) if inside else []:
            place(part, paragraph.number if part == text else "", roots, path, loose, blank, letter)
        for item in roots[before:]:
            item.under = month
        blank = False
    told_of = [one for one in roots if letter and not planned and _only_tells(one)]
    told_of += [one for one in roots if letter and planned and beside_tables and not is_work(one)]
    return _unfolded([one for one in roots if one not in told_of], regulated), [*loose, *(one.text for one in told_of)]


def _without_count(text: str) -> str:
    """A line without the number of a point within another: «1.2.Приостановить …» opens with no day."""
    return re.sub(r"^\d{1,2}(?:\.\d(?!\d)){1,3}\.?\s*(?=[А-ЯЁ«])", "", text)


def _only_tells(item: Item) -> bool:
    """«3. Форма отчёта изменилась.» among the numbered requests of a letter."""
    listed = item.number is not None and not item.children
    return listed and not (asks(item.text) or has_verb(item.text) or says_when(item.text))


def _unfolded(roots: list[Item], regulated: bool) -> list[Item]:
    for item in _all(roots):
        unfold(item)
    return by_their_terms(roots) if regulated else roots


def _begins_letter(
    text: str,
    paragraph: Paragraph,
    roots: list[Item],
    path: list[tuple[int, Item]],
    loose: list[str],
    wants: Callable[[str], bool],
) -> bool:
    """Whether a paragraph of a letter asks for something; its asking sentences become points."""
    depth, number, words = strip_mark(text, paragraph.number)
    said = with_fields(sentences(words))
    asked = [sentence for sentence in said if wants(strip_mark(sentence, "")[2])]
    if not asked:
        loose.append(text)
        return False
    loose += [sentence for sentence in said if sentence not in asked]
    for sentence in asked:
        within, counted, work = (depth, number, sentence) if number else strip_mark(sentence, "")
        item = Item(work, counted)
        roots.append(item)
        path[:] = [(within if counted else 0, item)]
    return True


def _counts_on_below(below: Sequence[Paragraph], roots: Sequence[Item]) -> bool:
    """Whether the next numbered line is the next point: «Председатель комиссии: …» in its middle is no signature."""
    last = roots[-1].number if roots else None
    numbers = (strip_mark(one.text.strip(), one.number)[1] for one in below)
    following = next((number for number in numbers if number and number[:1].isdigit()), None)
    return last is not None and last.isdigit() and following == str(int(last) + 1)


def _all(roots: Sequence[Item]) -> list[Item]:
    out: list[Item] = []
    for item in roots:
        out += [item, *_all(item.children)]
    return out
