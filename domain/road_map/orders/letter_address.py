"""Whom a letter addresses: «Руководителям ОУ» above its text, on the line of its text, or in its greeting."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.paper import Paragraph
from domain.responsible import Responsible, people_in, responsible_in
from domain.road_map.orders.acts import orders
from domain.road_map.orders.addressing import has_verb

_ADDRESSED = r"ректор|глав|руководител|директор|заведующ|начальник|заместител|куратор|координатор|методист|специалист"


_GREETED = re.compile(
    r"(?:добрый\s+день|здравствуйте)?[,!]?\s*уважаемые\s+((?:классные\s+)?(?:руководител|директор|заведующ|куратор|координатор|наставник|педагог|учител|воспитател|методист"
    r"|заместител|советник)[а-яё]+(?:[^!.]{3,150}(?=!\s*$)|(?:\s+(?:[а-яё-]+|[А-ЯЁ]{2,5}(?![а-яё])|№\s?\d+)){0,6}(?=\s*[!,.]|\s*$)))",
    re.IGNORECASE,
)


#: «Кому: директорам школ» in a mail.
_TO = re.compile(r"(?:кому|адресат\w*|получател[ьи])\s*:\s*(?=[А-ЯЁа-яё])", re.IGNORECASE)


def letter_addressee(paragraphs: Sequence[Paragraph]) -> list[Responsible]:
    """«Руководителям ОУ» above «Уважаемые …»: whom a letter asks."""
    found: list[Responsible] = []
    lines = [_beside(paragraph.text) for paragraph in paragraphs[:LAST_LINE]]
    read = 0  # lines up to here are in `found`
    for at, text in enumerate(lines):
        greeted = _GREETED.match(text)
        if greeted and not found:
            return responsible_in(greeted[1])
        if re.match(r"уважаем|приказываю", text, re.IGNORECASE) or orders(text):
            break
        if (to := _TO.match(text)) and not has_verb(text):
            return responsible_in(text[to.end() :])
        alone = len(text) < 200 and text[:1].isupper() and not has_verb(text)
        if alone and re.match(rf"(?:{_ADDRESSED})(?:у|ю|ему|ей)\b", text, re.IGNORECASE):
            named = next((one for one in lines[at + 1 : at + 4] if one and people_in(one)[:1] and people_in(one)[0][1] == 0), "")
            found += responsible_in(f"{text} {named}" if named and not people_in(text) else text)
        if (
            at >= read
            and len(text) < 200
            and not text.endswith(":")
            and not has_verb(text)
            and re.match(rf"(?:[а-яё-]+[ыи]м ){{0,3}}(?:{_ADDRESSED})(?:ям|ам|им)\b", text, re.IGNORECASE)
        ):
            rest = _rest_of_address(lines[at + 1 :])
            found += responsible_in(" ".join([text, *rest]))
            read = at + 1 + len(rest)
    return found


def _beside(line: str) -> str:
    """The line; of a letterhead with the address to its right, the address."""
    parts = [" ".join(part.split()) for part in re.split(r" {4,}|\t+", line.strip())]
    return parts[-1] if len(parts) == 2 and not re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*[.)]?", parts[0]) else " ".join(parts)


#: «от 14.03.2027 № 5», «тел. 3-22-10» below the address: the sender's number and whereabouts.
_LETTERHEAD = re.compile(r"(?:от|на|исх|тел|факс|ул|пер|просп|e-?mail|сайт|инн|огрн|окпо)\b.*[\d@]")


def _rest_of_address(below: Sequence[str]) -> list[str]:
    """The next lines of an address that is broken over several: they go on in small letters."""
    out: list[str] = []
    for line in below[:4]:
        if not line[:1].islower() or len(line) > 80 or _LETTERHEAD.match(line):
            break
        out.append(line)
    return out


#: «Главам муниципальных районов | В соответствии с Указом …», «Руководителям школ | Министерство образования информирует …»:
#: a copy from a web page lost the end of the line.
_GLUED = re.compile(
    rf"(?P<address>(?i:{_ADDRESSED})(?:ям|ам|им)\s[^.:;!?]{{3,200}}?)\s+"
    r"(?=(?:В соответствии|Во исполнение|В целях|На основании|В рамках|В связи|С целью|В дополнение|По итогам|Уважаемые"
    r"|Информируем|Сообщаем|Направляем|Доводим|Напоминаем|Прошу|Просим)(?![а-яё])"
    r"|(?:Министерство|Управление|Отдел|Департамент|Комитет)\s[^.;]{0,160}?(?<![а-яё])"
    r"(?:информирует|сообщает|направляет|доводит|напоминает|просит)(?![а-яё]))"
)


def with_address_apart(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs; an address that stands on the line of the letter's text gets a line of its own."""
    out: list[Paragraph] = []
    for at, one in enumerate(paragraphs):
        glued = _GLUED.match(one.text.strip()) if at < LAST_LINE else None
        if glued and not has_verb(glued["address"]):
            rest = one.text.strip()[glued.end() :]
            out += [replace(one, text=glued["address"]), Paragraph(""), Paragraph(rest)]
        else:
            out.append(one)
    return out


#: An address stands above this line.
LAST_LINE = 40
