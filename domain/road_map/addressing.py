"""Whom a point of an order or a letter speaks to: «Руководителям …:», «Методисту … организовать», «…, отв. куратор»."""

import re
from collections.abc import Sequence

from domain.paper import Paragraph
from domain.responsible import Responsible, names_somebody, people_in, responsible_in, without_last_dot
from domain.terms.find import spans_of_terms

_ADDRESSED = r"руководител|директор|заведующ|начальник|заместител|куратор|координатор|методист|специалист"


def letter_addressee(paragraphs: Sequence[Paragraph]) -> list[Responsible]:
    """«Руководителям ОУ» above «Уважаемые …»: whom a letter asks."""
    found: list[Responsible] = []
    lines = [_beside(paragraph.text) for paragraph in paragraphs[:40]]
    for at, text in enumerate(lines):
        greeted = re.match(r"уважаемые\s+((?:руководител|директор|заведующ)[а-я]+)", text, re.IGNORECASE)
        if greeted and not found:
            return responsible_in(greeted[1])
        if re.match(r"уважаем|приказываю", text, re.IGNORECASE):
            break
        if len(text) < 200 and re.match(rf"(?:{_ADDRESSED})(?:ям|ам|им)\b", text, re.IGNORECASE):
            found += responsible_in(" ".join([text, *_rest_of_address(lines[at + 1 :])]))
    return found


def _beside(line: str) -> str:
    """The line; of a letterhead with the address to its right, the address."""
    parts = [" ".join(part.split()) for part in re.split(r" {4,}|\t+", line.strip())]
    return parts[-1] if len(parts) == 2 else " ".join(parts)


def _rest_of_address(below: Sequence[str]) -> list[str]:
    """The next lines of an address that is broken over several: they go on in small letters."""
    out: list[str] = []
    for line in below[:4]:
        if not line[:1].islower() or len(line) > 80 or re.match(r"(?:от|на|исх)\b.*\d", line):
            break
        out.append(line)
    return out


_VERB = re.compile(r"(?<![а-яё])[а-яё]{3,}(?:ть|ти|чь|ться|тись)(?![а-яё])", re.IGNORECASE)
_NOT_VERBS = (
    "област",
    "деятельност",
    "сет",
    "част",
    "ответственност",
    "возможност",
    "эффективност",
    "пят",
    "шест",
    "девят",
    "десят",
    "мест",
    "новост",
    "отчетност",
    "готовност",
    "занятост",
    "грамотност",
    "путь",
    "мать",
    "власт",
    "численност",
    "потребност",
    "совокупност",
    "особенност",
    "трудност",
    "успеваемост",
    "активност",
    "доступност",
    "безопасност",
)


def has_verb(text: str) -> bool:
    """Whether something is to be done: a verb in the infinitive, and no noun that ends like one."""
    return _verb_in(text) is not None


def _verb_in(text: str) -> re.Match[str] | None:
    said = ((found, found[0].lower()) for found in _VERB.finditer(text))
    return next((found for found, word in said if not word.startswith(_NOT_VERBS) and not word.endswith("ость")), None)


_DATIVE = re.compile(
    r"[«\"]?(?:всем )?(?:[а-яё-]+(?:ому|ему|ой|ей|ым|им) ){0,4}(?:и\.\s?о\.\s?)?(?:"
    r"(?:руководител|заместител|учител|воспитател|преподавател|исполнител|председател|секретар|библиотекар)(?:ю|ям)\b"
    r"|(?:директор|начальник|специалист|методист|координатор|куратор|педагог|психолог|наставник|инспектор|советник"
    r"|сотрудник)(?:у|ам)\b"
    r"|(?:заведующ|управляющ)(?:ему|ей|им)\b|(?:департамент|отдел|комитет|центр|сектор|институт|кабинет)(?:у|ам)\b"
    r"|управлени(?:ю|ям)\b|служб(?:е|ам)\b|(?:организаци|учреждени|школ|гимнази|лице)(?:ям|ам)\b|администраци(?:ям|и)\b"
    r"|рабочей групп|групп(?:е|ам)\b|зам\.|м?[абк]?о[уо]\b|мку\b|имц\b|рмк\b|ответственн(?:ому|ым) )"
)


def addressee(text: str) -> tuple[tuple[Responsible, ...], bool]:
    """«Руководителям … :», «Методисту Ивановой И. И. организовать …»: whom the point orders."""
    verb = _verb_in(text)
    head = text[: verb.start()] if verb else text.rstrip(" :")
    head = re.sub(r"\b(?:в срок\s+)?(?:до|не позднее|к)\s+\d.*$", "", head)
    head = re.sub(
        r"\s(?:еже(?:дневно|недельно|месячно|квартально|годно)|постоянно|регулярно|своевременно)(?![а-яё]).*$", "", head
    ).strip(" ,:(")
    if not head or len(head) > 500 or not (re.match(r"[«\"(]?[А-ЯЁ]", head) or (verb and _DATIVE.match(head.lower()))):
        return (), False
    people = people_in(head)
    alone = bool(people) and people[0][1] == 0 and people[0][2] >= len(head.rstrip(" .")) - 1
    if not alone and not _DATIVE.match(head.lower()):
        return (), False
    found = responsible_in(head)
    known = tuple(one for one in found if one.office is not None or one.person is not None)
    return (known, True) if known else ((), False)


#: «…, отв. куратор»: behind the work in a list without a table.
ANSWERS = re.compile(
    r"(?:\(|[.,;–—-])\s*(?:отв(?:етственн\w+)?|исполнител\w+|исп)\b\.?\s*[:–—-]?\s*(?P<who>[^;)]+)", re.IGNORECASE
)


def who_answers(text: str) -> tuple[Responsible, ...]:
    """«… – до 15 сентября, отв. куратор», «… – до 15 сентября, куратор»: whom a list without a table names."""
    found = ANSWERS.search(text)
    if found:
        return tuple(responsible_in(without_last_dot(found["who"].rstrip())))
    spans = spans_of_terms(text) if len(text) < 600 else []
    behind = re.fullmatch(r"\s*[,;(–—-]\s*(?P<who>[^.;()]{3,100})[.;)\s]*", text[spans[-1][1] :]) if spans else None
    return tuple(responsible_in(behind["who"].strip())) if behind and names_somebody(behind["who"]) == 1.0 else ()
