"""The numbers that Word adds to list paragraphs: they are printed, but they are not in the text."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    left: int = 0  # in twentieths of a point
    style: str = ""  # whose paragraphs stand at this level


@dataclass(frozen=True, slots=True)
class _Opened:
    """A paragraph of a list that others may stand within."""

    abstract: str
    depth: int
    left: int
    printed: str
    lists: bool  # it ends with a colon


@dataclass(slots=True)
class ListNumbers:
    """Counts through a document; `of(paragraph)` must be asked in reading order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    of_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    #: «Начать заново»: lists, by depth, that begin at a number of their own although they count together with another one.
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    opened: list[_Opened] = field(default_factory=list)

    @classmethod
    def of_document(cls, numbering: Any | None, styles: Any | None) -> "ListNumbers":
        """Reads the definitions; both parts may be missing."""
        found = cls()
        linked: dict[str, str] = {}  # the list that defines a style of lists
        for abstract in numbering.findall(f"{W}abstractNum") if numbering is not None else ():
            key = _value(abstract, "abstractNumId")
            linked[_value(abstract.find(f"{W}styleLink"))] = key
            found.levels[key] = {int(_value(level, "ilvl") or 0): _level(level) for level in abstract.findall(f"{W}lvl")}
        for abstract in numbering.findall(f"{W}abstractNum") if numbering is not None else ():
            if (of_style := abstract.find(f"{W}numStyleLink")) is not None:
                found.levels[_value(abstract, "abstractNumId")] = found.levels.get(linked.get(_value(of_style), ""), {})
        for number in numbering.findall(f"{W}num") if numbering is not None else ():
            found.abstract_of[_value(number, "numId")] = _value(number.find(f"{W}abstractNumId"))
            for own in number.findall(f"{W}lvlOverride"):
                if (start := own.find(f"{W}startOverride")) is not None:
                    found.restarts[_value(number, "numId"), _whole(_value(own, "ilvl"), 0)] = _whole(_value(start), 1)
        found.of_style = _places(styles, found.levels, found.abstract_of)
        return found

    def of(self, paragraph: Any) -> str:
        """The printed number of a paragraph, «•» for a bullet, nothing for a paragraph outside lists.

        A list of its own within a point tells whose it is: «1.» within «2.» is «2.1.», a bullet within a bullet «••».
        """
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        place = properties.find(f"{W}numPr")
        style = self.of_style.get(_value(properties.find(f"{W}pStyle")))
        if place is None and style is None:
            return ""
        number, depth = style or ("", 0)
        if place is not None:
            number = _value(place.find(f"{W}numId")) or number
            depth = _whole(_value(place.find(f"{W}ilvl")), depth)
        abstract = self.abstract_of.get(number, "")
        level = self.levels.get(abstract, {}).get(depth)
        if number == "0" or level is None:
            return ""
        left = _left(properties, level.left)
        while self.opened and not _is_within(self.opened[-1], abstract, depth, left):
            self.opened.pop()
        above = self.opened[-1] if self.opened and self.opened[-1].lists else None
        printed = _within(above.printed if above else "", self._next(number, depth, level), level)
        words = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
        self.opened.append(_Opened(abstract, depth, left, printed, words.rstrip().endswith(":")))
        return printed

    def _next(self, number: str, depth: int, level: _Level) -> str:
        abstract = self.abstract_of[number]
        levels = self.levels[abstract]
        counters = self.counters[abstract]
        restart = self.restarts.pop((number, depth), None)
        counters[depth] = counters.get(depth, level.start - 1) + 1 if restart is None else restart
        for deeper in [at for at in counters if at > depth]:
            del counters[deeper]
        if level.form == "bullet":
            return BULLET
        text = level.text
        for at in range(depth + 1):
            shown = levels.get(at, _Level())
            text = text.replace(f"%{at + 1}", _formed(counters.get(at, shown.start), shown.form if at == depth else "decimal"))
        return text.strip()


BULLET = "•"


def _is_within(above: _Opened, abstract: str, depth: int, left: int) -> bool:
    """Whether a paragraph of a list stands deeper than another: at a lower level of its list, or further to the right."""
    return depth > above.depth if abstract == above.abstract else left > above.left


def _within(above: str, printed: str, level: _Level) -> str:
    """What is printed before a paragraph within the list of another; numbers that tell it themselves stay as they are."""
    if printed == BULLET:
        return above + printed if above.strip(BULLET) == "" else printed
    numbers = level.form == "decimal" and level.text.count("%") == 1 and re.fullmatch(r"\d+\.?", printed)
    return f"{above.rstrip('.')}.{printed}" if numbers and re.fullmatch(r"\d+(?:\.\d+)*\.?", above) else printed


def _level(level: Any) -> _Level:
    properties = level.find(f"{W}pPr")
    return _Level(
        _whole(_value(level.find(f"{W}start")), 1),
        _value(level.find(f"{W}numFmt")) or "decimal",
        _value(level.find(f"{W}lvlText")),
        _left(properties, 0) if properties is not None else 0,
        _value(level.find(f"{W}pStyle")),
    )


def _left(properties: Any, otherwise: int) -> int:
    """How far to the right the lines of a paragraph begin."""
    indent = properties.find(f"{W}ind")
    return otherwise if indent is None else _whole(_value(indent, "left") or _value(indent, "start"), otherwise)


def _places(styles: Any | None, levels: dict[str, dict[int, _Level]], abstract_of: dict[str, str]) -> dict[str, tuple[str, int]]:
    """The list and the level of every style that has one of its own, or from the style that it is based on."""
    own: dict[str, tuple[str, str]] = {}
    based: dict[str, str] = {}
    for style in styles.findall(f"{W}style") if styles is not None else ():
        name, place = _value(style, "styleId"), style.find(f"{W}pPr/{W}numPr")
        based[name] = _value(style.find(f"{W}basedOn"))
        if place is not None:
            own[name] = _value(place.find(f"{W}numId")), _value(place.find(f"{W}ilvl"))
    found: dict[str, tuple[str, int]] = {}
    for name in based:
        line = [name]
        while (above := based.get(line[-1], "")) and above not in line:
            line.append(above)
        number = next((own[one][0] for one in line if one in own and own[one][0]), "")
        level = next((own[one][1] for one in line if one in own and own[one][1]), "")
        of_level = next((at for at, one in levels.get(abstract_of.get(number, ""), {}).items() if one.style == name), 0)
        if number:
            found[name] = number, _whole(level, of_level)
    return found


def _value(element: Any | None, name: str = "val") -> str:
    return "" if element is None else str(element.get(f"{W}{name}") or "")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.lstrip("-").isdigit() else otherwise


def _formed(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("russianLower", "russianUpper") and 1 <= number <= len(_RUSSIAN):
        letter = _RUSSIAN[number - 1]
        return letter.upper() if form == "russianUpper" else letter
    if form in ("upperRoman", "lowerRoman") and 1 <= number < 40:
        out, rest = "", number
        for value, sign in _ROMAN:
            while rest >= value:
                out, rest = out + sign, rest - value
        return out if form == "upperRoman" else out.lower()
    return str(number)
