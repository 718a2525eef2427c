"""Words of time that a line's end, a narrow cell or a scanner tore, and names in quotation marks, by their places in a line."""

import re

from domain.terms import typos, words

_SPACED = re.compile(r"(?<![а-я])(?:[а-я] ){3,}[а-я](?![а-я])")
_BROKEN = re.compile(r"(?<![а-я])(?:([а-я]+)-\s+([а-я]+)|([а-я]+)\u00ad\s*([а-я]+))")
_DIVIDED = re.compile(r"(?<![а-я-])([а-я]{2,6})-([а-я]{2,6})(?![а-я-])")  # «дека-брь»
_SOFT = re.compile(r"(?<![а-я])[а-я]+(?:\s[ьъ][а-я]*)+(?![а-я])")  # «сентябр ьоктябр ь»: no word begins with a soft sign
#: «к артал», «полу.одие», «ок,ябрь»: a mark or a space in the place of one letter.
_HOLED = re.compile(r"(?<![а-я])(?=([а-я]+)[ .,'-]([а-я]+)(?![а-я]))")
_TORN = re.compile(r"(?<![а-я])(?=([а-я]+)\s([а-я]+)(?![а-я]))")


#: «ДК «Октябрь»», «конкурс "Ученик года – 2027"»: what stands in quotation marks behind a noun is its name.
_NAME = re.compile(r"(?<![а-я])([а-я]{2,})\.?\s(«[^«»\n]{3,80}»|\"[^\"\n]{3,80}\"|“[^“”\n]{3,80}”)(?![а-я])")


#: «Весна – 2027»: a season and its year in quotation marks are the name of an event.
_SEASON = re.compile(r"(?:(?<=«)|(?<=\")|(?<=“))(?:весна|лето|осень|зима)(?:\s?-\s?|\s)20\d\d(?=[»\"”])")
#: «Марта Павловна», «Май А. В.», «Мартов А. В.»: a month's look-alike in front of a father's name or of initials.
_FIRST_NAME = re.compile(r"(?<![а-я])(?:март|август|ма)[аяеуюой]{1,2}\s[а-я]+(?:[ое]вн|ичн)[аеуы](?![а-я])")
_SURNAME = re.compile(r"(?<![а-я])(?P<whole>(?P<name>[а-я]{3,})\s[а-я]\.\s?[а-я]\.)(?P<goes_on>\s?[а-я]{3})?")
_SURNAMES = ("май", "март", "август")
_AFTER_DAY = re.compile(r"\d\s$")
_LIKE_MONTHS = ("январ", "феврал", "март", "апрел", "август", "сентяб", "октяб", "ноябр", "декаб", "июн", "июл")


def names_in(line: str) -> list[tuple[int, int]]:
    """The places of names that look like words of time: in quotation marks, and of people."""
    people = [found.span() for found in _FIRST_NAME.finditer(line)]
    people += [found.span("whole") for found in _SURNAME.finditer(line) if _is_surname(found)]
    return [*people, *(found.span() for found in _SEASON.finditer(line)), *_quoted(line)]


def _is_surname(found: re.Match[str]) -> bool:
    """«Май А. В.», «Мартов А. В.»; in «март А. В. Орлов» the initials belong to what follows."""
    name = found["name"]
    if name in words.MONTHS:
        return name in _SURNAMES and not found["goes_on"]
    if _AFTER_DAY.search(found.string, max(0, found.start() - 3), found.start()):  # «5 октбря т.г.»
        return False
    return words.month(name) is not None or name.startswith(_LIKE_MONTHS)


def _quoted(line: str) -> list[tuple[int, int]]:
    """Names in quotation marks behind a noun; words of time in front of them, or a bound within, say that a term is quoted."""
    return [
        found.span(2)
        for found in _NAME.finditer(line)
        if not (found[1] in _BEFORE_QUOTED or typos.of_time(found[1]) or words.month(found[1]))
        and re.search("[а-я]{3}", found[2])
        and not re.match(r".\s*(?:до|с|со|к|по|не|в|на)\s", found[2])
    ]


_BEFORE_QUOTED = (
    "исполнения",
    "реализации",
    "проведения",
    "до",
    "со",
    "по",
    "на",
    "не",
    "во",
    "ко",
    "срок",
    "сроки",
    "дата",
    "период",
    "месяц",
    "месяца",
    "год",
    "года",
    "позднее",
    "позже",
)


def joined_words(line: str) -> list[tuple[str, int, int]]:
    """Words of time that were broken at a line's end, torn by the scanner or printed s p a c e d."""
    out = []
    for found in _SPACED.finditer(line):
        word = found[0].replace(" ", "")
        if words.month(word):
            out.append((word, found.start(), found.end()))
    for found in _BROKEN.finditer(line):
        left, right = found[1] or found[3], found[2] or found[4]
        if not words.month(right) and (words.month(left + right) or typos.broken(left, right)):
            out.append((left + right, found.start(), found.end()))
    for found in _DIVIDED.finditer(line):
        if words.month(found[1] + found[2]) and not words.month(found[2]):
            out.append((found[1] + found[2], found.start(), found.end()))
    for found in _TORN.finditer(line):
        if typos.torn(found[1], found[2]):
            doubtful = typos.torn_or_since(found[1], found[2])
            out.append((found[1] + " " * doubtful + found[2], found.start(1), found.end(2)))
    for found in _SOFT.finditer(line):
        out.append(("".join(found[0].split()), found.start(), found.end()))
    for found in _HOLED.finditer(line):
        whole = typos.without_letter(found[1], found[2])
        if whole:
            out.append((whole, found.start(1), found.end(2)))
    return out
