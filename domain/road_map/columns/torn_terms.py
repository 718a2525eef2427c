"""A term that the end of a page or of a cell tore: which lines below it are its rest."""

import re

from domain.terms.words import month

_TERM_REST = re.compile(r"(?P<year>20\d\d)?\s?(?:г(?:г|ода|оду|оды)?\.?|уч(?:ебн\w+|\.)?\s?(?:г(?:ода?)?\.?)?)?(?<=.)")
_YEAR_FIRST = re.compile(r"20\d\d\s?г")
_GOES_ON = re.compile(r"[-–—]\s[а-яё\d]|(?:и|или|либо)\s")


def ends_term(above: str, text: str, *, numbered: bool) -> bool:
    """Whether a term is only the end of the one above: «2026 г.» below «до 5 сентября», «года» below «май 2026».

    `numbered`: the rows of the table have numbers, and this one has none.
    """
    rest = _TERM_REST.fullmatch(" ".join(text.lower().split()))
    if above and numbered and _GOES_ON.match(text):  # «июнь» above «– август 2027», «и декабрь»
        return True
    name = re.match(r"[а-яё]+", text)
    if name and month(name[0]) and re.search(r"(?:\d|недел[яи]|декада|половина)\s*$", above):  # «16-20» above «января»
        return True
    waits = re.search(r"[а-яё]+\s*$", above)
    if re.match(r"со?\s", above) and " по " not in above and re.match(r"по\s", text):  # «с сентября» above «по май»
        return True
    if waits and month(waits[0].strip()) and (rest or _YEAR_FIRST.match(text)):  # «ноябрь 2026 – май» above «2027»
        return True
    return rest is not None and bool(above) and (rest["year"] is None or re.search(r"20\d\d", above) is None)


def waits_for_end(above: str) -> bool:
    """Whether the term above waits for its end: «ноябрь 2027 г. –» at the foot of a page."""
    return _WAITS.search(above.rstrip()) is not None


_WAITS = re.compile(r"(?:[-–—,]|(?<!\w)(?:с|со|по|до|и|за|чем|позднее|реже|раза?|в|на|через|после|течение))$")
