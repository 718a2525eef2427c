"""The numbers that Word adds to list paragraphs: they are printed, but they are not in the text."""

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


@dataclass(slots=True)
class ListNumbers:
    """Counts through a document; `of(paragraph)` must be asked in reading order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    of_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    #: «Начать заново»: lists, by depth, that begin at a number of their own although they count together with another one.
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of_document(cls, numbering: Any | None, styles: Any | None) -> "ListNumbers":
        """Reads the definitions; both parts may be missing."""
        found = cls()
        for abstract in numbering.findall(f"{W}abstractNum") if numbering is not None else ():
            found.levels[_value(abstract, "abstractNumId")] = {
                int(_value(level, "ilvl") or 0): _Level(
                    _whole(_value(level.find(f"{W}start")), 1),
                    _value(level.find(f"{W}numFmt")) or "decimal",
                    _value(level.find(f"{W}lvlText")),
                )
                for level in abstract.findall(f"{W}lvl")
            }
        for number in numbering.findall(f"{W}num") if numbering is not None else ():
            found.abstract_of[_value(number, "numId")] = _value(number.find(f"{W}abstractNumId"))
            for own in number.findall(f"{W}lvlOverride"):
                if (start := own.find(f"{W}startOverride")) is not None:
                    found.restarts[_value(number, "numId"), _whole(_value(own, "ilvl"), 0)] = _whole(_value(start), 1)
        for style in styles.findall(f"{W}style") if styles is not None else ():
            place = style.find(f"{W}pPr/{W}numPr")
            if place is not None and place.find(f"{W}numId") is not None:
                key = _value(place.find(f"{W}numId")), _whole(_value(place.find(f"{W}ilvl")), 0)
                found.of_style[_value(style, "styleId")] = key
        return found

    def of(self, paragraph: Any) -> str:
        """The printed number of a paragraph, «•» for a bullet, nothing for a paragraph outside lists."""
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
        return self._next(number, depth)

    def _next(self, number: str, depth: int) -> str:
        abstract = self.abstract_of.get(number)
        levels = self.levels.get(abstract or "", {})
        level = levels.get(depth)
        if number == "0" or level is None or abstract is None:
            return ""
        counters = self.counters[abstract]
        restart = self.restarts.pop((number, depth), None)
        counters[depth] = counters.get(depth, level.start - 1) + 1 if restart is None else restart
        for deeper in [at for at in counters if at > depth]:
            del counters[deeper]
        if level.form == "bullet":
            return "•"
        text = level.text
        for at in range(depth + 1):
            shown = levels.get(at, _Level())
            text = text.replace(f"%{at + 1}", _formed(counters.get(at, shown.start), shown.form if at == depth else "decimal"))
        return text.strip()


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
