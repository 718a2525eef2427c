"""«Срок исполнения пунктов 2 и 3 – до …»: a point that only says when others are to be done is their term and no point."""

import re
from collections.abc import Iterator, Sequence

from domain.road_map.item import Item
from domain.terms.find import looks_like_term

_SETS = re.compile(
    r"(?:установить\s+|определить\s+)?срок\w*\s+(?:исполнения|выполнения|реализации)\s+"
    r"(?:(?:под)?пункт(?:ов|а|у)?|п\.?\s?п\.?|п\.)\s*(?P<which>\d[\d.]*(?:\s*(?:[,–—-]|и)\s*\d[\d.]*)*)"
    r"(?:\s+(?:настоящего|данного)?\s*(?:приказа|распоряжения|постановления|решения|протокола))?"
    r"\s*(?:[:–—-]|установить|определить)?\s*(?P<when>\S.{2,80})",
    re.IGNORECASE,
)


def with_terms_said(roots: Sequence[Item]) -> list[Item]:
    """The points without those that say the term of others, which know it now; one that names no point here stays."""
    numbered = {item.number: item for item in _all(roots) if item.number}
    out: list[Item] = []
    for item in roots:
        said = _SETS.fullmatch(item.text.strip(" .;")) if not item.children else None
        named = [numbered.get(number) for number in _numbers(said["which"])] if said else []
        when = said["when"].strip(" –—-:") if said else ""
        if not named or None in named or not looks_like_term(when):
            out.append(item)
            continue
        for other in named:
            if other is not None:
                other.when = when
    return out


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
