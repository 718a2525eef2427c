"""«Срок исполнения пунктов 2 и 3 – до …»: a point that only says when others are to be done is their term and no point."""

import re
from collections.abc import Iterator, Mapping, Sequence

from domain.road_map.orders.item import Item
from domain.terms.find import looks_like_term

#: What joins the numbers of points; in the second, a dash is what stands before the term: «пункта 5 – 28 октября».
_SETS = tuple(
    re.compile(
        r"(?:установить\s+|определить\s+)?срок\w*\s+(?:исполнения|выполнения|реализации)\s+"
        rf"(?:{points})\s*(?P<which>\d[\d.]*(?:\s*(?:{joined}|и)\s*\d[\d.]*)*)"
        r"(?:\s+(?:настоящего|данного)?\s*(?:приказа|распоряжения|постановления|решения|протокола))?"
        r"\s*(?:[:–—-]|установить|определить)?\s*(?P<when>\S.{2,80})",
        re.IGNORECASE,
    )
    for points, joined in (
        (r"(?:под)?пункт(?:ов|ам)|п\.?\s?п\.?", "[,–—-]"),
        (r"(?:под)?пункт(?:ов|ам|а|у)?|п\.?\s?п\.?|п\.", ","),
    )
)

#: «Срок исполнения приказа – до 25 декабря»: of every point that says nothing of its own.
_OF_ALL = re.compile(
    r"(?:установить\s+|определить\s+)?срок\w*\s+(?:исполнения|выполнения|реализации)\s+"
    r"(?:(?:настоящ|данн)[а-яё]+\s+)?(?:приказа|распоряжения|постановления|решения|протокола|поручени[яй]|письма|указани[яй])"
    r"\s*[:–—-]\s*(?P<when>\S.{2,80})",
    re.IGNORECASE,
)


def with_terms_said(roots: Sequence[Item]) -> list[Item]:
    """The points without those that say the term of others, which know it now; one that names no point here stays."""
    numbered = {item.number: item for item in _all(roots) if item.number}
    out: list[Item] = []
    for item in roots:
        when, named = ("", []) if item.children else _said(item.text.strip(" .;"), numbered)
        whole = None if item.children else _OF_ALL.fullmatch(item.text.strip(" .;"))
        if whole and looks_like_term(whole["when"]):
            when, named = whole["when"], [other for other in roots if other is not item and not other.when]
        if not named:
            out.append(item)
        for other in named:
            other.when = when
    return out


def _said(text: str, numbered: Mapping[str, Item]) -> tuple[str, list[Item]]:
    """A term and the points that it is of; none where the text says nothing of the kind, or of points that are not here."""
    for sets in _SETS:
        if said := sets.fullmatch(text):
            named = [numbered.get(number) for number in _numbers(said["which"])]
            when = said["when"].strip(" –—-:")
            if looks_like_term(when) and None not in named:
                return when, [one for one in named if one is not None]
    return "", []


def _numbers(printed: str) -> list[str]:
    """«2, 3 и 4.1», «2–4»: the numbers of points."""
    out: list[str] = []
    for found in re.finditer(r"(?P<first>\d[\d.]*)(?:\s*[–—-]\s*(?P<last>\d[\d.]*))?", printed):
        first, last = found["first"].strip("."), (found["last"] or "").strip(".")
        stem, _, start = first.rpartition(".")
        above, _, end = last.rpartition(".")
        if last and stem == above and int(start) < int(end) <= int(start) + 30:
            out += [f"{stem}.{number}".lstrip(".") for number in range(int(start), int(end) + 1)]
        else:
            out += [first, *([last] if last else [])]
    return out


def _all(roots: Sequence[Item]) -> Iterator[Item]:
    for item in roots:
        yield item
        yield from _all(item.children)
