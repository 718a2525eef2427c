"""Where a line belongs in the tree of an order's points: by its number, its letter, its dash, or by the line above it."""

import re
from collections.abc import Sequence

from domain.road_map.orders.acts import is_matter
from domain.road_map.orders.addressing import has_verb, whom_it_lists_for
from domain.road_map.orders.asking import asks, begs, happens
from domain.road_map.orders.heads_of_lists import is_when
from domain.road_map.orders.item import Item
from domain.road_map.orders.marks import BULLETED, WITHIN, counts_on, lists_anew, strip_mark
from domain.road_map.orders.said_below import RUNS_ON, SAYS_WHEN, when_of_the_list, wrapped
from domain.road_map.orders.scheduled import is_dated, says_when, with_fields
from domain.road_map.orders.sentences import ends_short, sentences
from domain.terms import YearContext, find
from domain.terms.words import OF_ANY_MONTH


def _next_in(text: str, path: Sequence[tuple[int, Item]]) -> tuple[int, str, str] | None:
    """«2.1 до 20.02.2027 утвердить …» below «2. …:» is its first point and no 2nd of January."""
    found = re.match(r"(\d{1,2})\.(\d{1,2})\s+(?=[а-яё])", text)
    above = next((item for depth, item in path if found and depth == 1 and item.number == found[1]), None)
    if found is None or above is None or int(found[2]) != len(above.children) + 1:
        return None
    return 2, f"{found[1]}.{found[2]}", text[found.end() :]


def _only_counts(text: str) -> tuple[int, str, str] | None:
    """«2. | а) утвердить …»: a number with nothing behind it but its own list."""
    found = re.fullmatch(r"(\d{1,2}(?:\.\d{1,2}){0,2})\.", text.strip())
    return (1 + found[1].count("."), found[1], "") if found else None


def _within_another(sign: str, path: Sequence[tuple[int, Item]]) -> int:
    """The depth of a line with a dash or a dot: below «• организовать:» a line with another sign is listed by it."""
    depth, last = path[-1] if path else (0, None)
    same = next((at for at, item in path if item.sign == sign), None)
    if same is not None or last is None or not last.sign:
        return same or BULLETED
    return depth + 1 if last.text.endswith(":") else depth


def place(
    text: str, number: str, roots: list[Item], path: list[tuple[int, Item]], loose: list[str], blank: bool, letter: bool
) -> None:
    """Put a line of an order or a letter where it belongs: below the point that it is listed by, or beside the last one."""
    depth, mark, words = _next_in(text, path) or _only_counts(text) or strip_mark(text, number)
    if depth == 0:
        _unmarked(text, roots, path, loose, blank, letter)
        return
    numbers = [(one.number, one.text) for _, one in path]
    if (path and depth < WITHIN) and (
        (path[-1][0] == depth and lists_anew(numbers, mark)) or (path[-1][0] == depth + WITHIN and counts_on(numbers, mark))
    ):
        depth += WITHIN
    sign = text[:1] if depth == BULLETED and not number else ""
    depth = _within_another(sign, path) if sign else depth
    while path and path[-1][0] >= depth:
        path.pop()
    if len(path) == 1 and not letter and depth < WITHIN and path[-1][0] == 0 and path[-1][1].text.endswith("."):
        path.pop()  # a sentence that has ended lists nothing: a copy lost the number «1.» before it
    if len(path) == 1 and mark not in (None, "1", "а") and depth > WITHIN and path[0][0] == 0 and path[0][1].text.endswith("."):
        path.pop()  # «б) …» is no first of a list
    parent = path[-1][1] if path else None
    if depth == 50 and parent is not None and parent.number and mark:
        mark = f"{parent.number}{mark}"
    elif WITHIN < depth < 50 and parent is not None and parent.number and mark and "." not in mark and path[-1][0] < depth:
        mark = f"{parent.number}.{mark}"
    item = Item(words.strip(), mark, sign=sign)
    (parent.children if parent else roots).append(item)
    path.append((depth, item))


#: How deep a term that heads some lines of a list stands: below numbers and letters, above dashes.
UNDER_A_DAY = 55


def _what_lists_by_days(path: Sequence[tuple[int, Item]]) -> Item | None:
    """The point whose list a term may part: it ends with a colon, or has been parted by a term already."""
    depth, last = path[-1] if path else (0, None)
    if last is not None and depth == UNDER_A_DAY and len(path) > 1:
        return path[-2][1]
    return last if last is not None and last.text.endswith(":") else None


#: «25 мая 2027 года – …» in a list of days.
_DAY_FIRST = re.compile(rf"\d{{1,2}}(?:\s?[-–—]\s?\d{{1,2}})?(?:\s+(?:{OF_ANY_MONTH})|\.\d\d\.)")
#: «1. Директору Ивановой И. И.» above a line with what she is to do.
_CALLED = re.compile(r"[А-ЯЁ]\.$")
_CONTROLS = re.compile(r"контроль\s", re.IGNORECASE)


#: «Губернатор области», «А. Б. Дымов» below the last point: a line that ends nothing.
_SIGNS = re.compile(
    r"(?:[гсп]\.\s?)?[А-ЯЁ].{2,70}(?<![.;:,!?–—-])|(?!Отв|Исп|Срок)[А-ЯЁ][^.:;,–—-]{4,60}\s[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\."
)


#: A line that charges somebody, and is no field of the one above.
_CHARGES = re.compile(r"(?!Срок|Отв|Исполнител)[А-ЯЁ][а-яё]")


def _tells_nothing(above: str, text: str) -> bool:
    """Whether a line below a point that has ended neither says what to do nor when nor who answers."""
    return not (ends_short(above) or has_verb(text) or SAYS_WHEN.match(text) or find(text, context=YearContext()))


def _unmarked(text: str, roots: list[Item], path: list[tuple[int, Item]], loose: list[str], blank: bool, letter: bool) -> None:
    """A line without a mark goes on with the item above, is listed by it, or is a sentence of its own."""
    last = path[-1][1] if path else None
    matter = (
        None
        if letter
        else next((at for at, (_, item) in enumerate(path) if is_matter(item.text) and not has_verb(item.text)), None)
    )
    if (
        matter is not None
        and last is not None
        and last.text.endswith((".", "!", ")"))
        and _CHARGES.match(text)
        and has_verb(text)
    ):
        path[matter][1].children.append(Item(text))  # «1. О слёте.» / «Завучу сдать …» / «Кураторам собрать …»
        path[matter + 1 :] = [(BULLETED, path[matter][1].children[-1])]
        return
    called = last is not None and text[:1].islower() and not has_verb(last.text) and _CALLED.search(last.text) is not None
    ended = last is None or (last.text.endswith((".", ";", "!")) and not called)
    alone = letter and last is not None and not last.children and len(sentences(text)) == 1
    if alone and last is not None and is_dated(text) and says_when(last.text) and not happens(text):
        roots.append(Item(text))  # a message: every line begins with its day
        path[:] = [(0, roots[-1])]
        return
    if text.endswith(":") and is_when(text[:-1]) and (above := _what_lists_by_days(path)):
        above.children.append(Item(text))  # «обеспечить: / до 1 сентября: / …; / до 15 сентября: / …»
        del path[[item for _, item in path].index(above) + 1 :]
        path.append((UNDER_A_DAY, above.children[-1]))
        return
    asked = [sentence for sentence in with_fields(sentences(text)) if (asks if letter else begs)(sentence)]
    above = path[-2][1] if len(path) > 1 and last is not None and last.number is None else None
    if above and (when := when_of_the_list(text, above.text, [one.text for one in above.children])):
        above.when = when
        return
    if last is not None and not letter and ended and blank and SAYS_WHEN.match(text):  # «Срок: …» below a blank line
        last.text = wrapped(last.text, text)
        return
    if last is not None and last.children and RUNS_ON.match(text) and last.children[-1].text[-1:].isalnum():
        last.children[-1].text = wrapped(last.children[-1].text, text)
        return
    if last is not None and last.text.endswith(":") and (text[:1].islower() or text[:1] in "«" or _DAY_FIRST.match(text)):
        last.children.append(Item(text))
        return
    done = last is not None and bool(last.children) and last.children[-1].text.endswith((".", "!"))
    over = letter and done
    does = has_verb(text) or _CONTROLS.match(text) or whom_it_lists_for(text)
    one_each = not letter and not any(one.number for one in roots) and bool(does)  # an order without numbers
    if done and one_each and text[:1].isupper():
        roots.append(Item(text))
        path[:] = [(0, roots[-1])]
        return
    if over and not asked:
        loose.append(text)  # the list has ended
        return
    if last is not None and not (ended or over) and not (asked and blank):
        apart = SAYS_WHEN.match(text) is not None and last.text[-1:].isalnum()
        last.text = f"{last.text}. {text}" if apart else wrapped(last.text, text)
        return
    if asked:
        roots += [Item(sentence) for sentence in asked]
        path[:] = [(0, roots[-1])]
        return
    if not letter and not roots:
        roots.append(Item(text))
        path[:] = [(0, roots[-1])]
        return
    if ended and one_each and (blank or text[:1].isupper()):
        roots.append(Item(text))  # every sentence on a line of its own is a point
        path[:] = [(0, roots[-1])]
        return
    if (
        last is not None
        and not letter
        and not blank
        and not (ended and _SIGNS.fullmatch(text) and _tells_nothing(last.text, text))
    ):
        last.text = wrapped(last.text, text)
        return
    loose.append(text)
