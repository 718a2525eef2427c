"""Lines of a paper that say nothing of its plan: the stamp of an electronic signature, the name of a table."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from domain.paper import Block, Paragraph, Table

_STAMP = re.compile(
    r"\W*(?:документ подписан|подписан\w* (?:простой |усиленной |квалифицированной )?\w*\s*электронн"
    r"|сертификат\w*[:\s]+(?:№\s*)?[0-9a-f ]{6,}$|сведения о сертификате|владелец(?: сертификата)?[:\s]+[А-ЯЁ]"
    r"|действител\w+:?\s+с\s+\d|дата,? время подписания)",
    re.IGNORECASE,
)
#: What a web page prints below its text.
_OF_A_PAGE = re.compile(
    r"\W*(?:поделиться(?: (?:в|с друзьями|в соц\w*\W*сетях))?|версия для печати|распечатать|скачать|предварительный просмотр"
    r"|просмотр(?:ов|ы):?\s*\d+|(?:вернуться )?назад|наверх|подробности|(?:родительская )?категория:\s.{3,60}|автор:\s.{3,40}"
    r"|(?:дата (?:создания|обновления|публикации)|обновлено|последнее (?:изменение|обновление)|опубликовано|изменено|создано"
    r"|добавлен[оа]?)\s*:?\s*\d[\d.,:\s]*)\W*",
    re.IGNORECASE,
)
#: «8 (34369) 4-55-12» alone on its line, below who typed the paper.
_TELEPHONE = re.compile(
    r"\s*(?:тел(?:ефон)?\W{0,3})?(?:\+?[78])?[\s-]?\(\d{3,5}\)\s?\d[\d\s-]{3,9}(?:,?\s*доб\W{0,2}\d+)?\s*", re.IGNORECASE
)
#: «Заместитель директора            Н. О. Беседина»: who signed, with room for the hand between office and name.
SIGNED = re.compile(
    r"\s*[А-ЯЁ].{2,90}?(?:(?: {3}|_{3}|\t)[ _\t/]*+[А-ЯЁ]\.\s?[А-ЯЁ]\.\s*[А-ЯЁ][а-яё-]+"
    r"|(?: {5}|_{3})[ _/]*+[А-ЯЁ][а-яё-]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.)\s*/?\s*"
)
#: A number and a few words without a date, a verb or an end: what stands above a table.
_HEADS = re.compile(
    r"(?:\d{1,2}|[IVX]{1,4})[.)]?\s+(?:(?![а-яё]{3,}(?:(?<!ос)т[ьи]|чь|ться)(?![а-яё]))[^\d.;:]){3,120}(?:\([^()]{3,60}\))?[.:]?"
)


def is_stamp(block: Block) -> bool:
    """Whether a paragraph is a line of the stamp of an electronic signature or of a page's footer: no part of any measure."""
    return isinstance(block, Paragraph) and (
        _STAMP.match(block.text) is not None
        or _TELEPHONE.fullmatch(f"{block.number} {block.text}".strip()) is not None
        or (len(block.text) < 80 and _OF_A_PAGE.fullmatch(block.text) is not None)
    )


#: What a site prints in the place of an address of e-mail.
_HIDES_ADDRESS = re.compile(
    r"\s*Этот (?:адрес электронной почты|e-mail адрес) защищ[её]н от спам-ботов[.,]? "
    r"[^.]{0,60}должен быть включ[её]н Java[Ss]cript(?: для просмотра)?\.{0,2}"
)


def uncluttered(block: Block) -> Block:
    """The block; a paragraph without what a site prints in the place of an address."""
    hidden = isinstance(block, Paragraph) and "спам-бот" in block.text
    return replace(block, text=_HIDES_ADDRESS.sub(".", block.text)) if hidden and isinstance(block, Paragraph) else block


def is_barred(line: str) -> bool:
    """Whether a line is cells between bars; bars at its ends alone are what a web page leaves of its frame."""
    return line.count("|") > 1 and "|" in line.strip("| \t")


#: «… в следующие сроки:», «… по графику:».
_SCHEDULES = re.compile(
    r"(?<![а-яё])(?:срок(?:и|ам|ах)|график\w{0,3}|расписани\w{1,2}|дн(?:и|ям)|дат(?:ы|ам))(?![а-яё])[^:]{0,60}:$", re.I
)


def schedules_in(parts: Sequence[Block]) -> list[str]:
    """The points below which a table says when: one that is no plan is no measures, but nobody may believe that it was read."""
    said = [one for one in parts if isinstance(one, Table) or one.text.strip()]
    return [
        above.text.strip()
        for above, below in pairwise(said)
        if isinstance(above, Paragraph)
        and _SCHEDULES.search(above.text.strip())
        and (isinstance(below, Table) or is_barred(below.text))
    ]


#: So many lines with a bar behind their words are cells of a table that lost its heading; fewer are the frame of a page.
_CELLS = 9


def ended_by_bars(text: Sequence[Paragraph]) -> list[str]:
    """The lines that are cells of a table, a bar behind each: empty where that is only the frame of a page."""
    cells = [one.text for one in text if one.text.rstrip().endswith("|") and one.text.strip("| \t")]
    return cells if len(cells) >= _CELLS else []


_NUMBER_ALONE = re.compile(r"\s*(\d{1,3})[.)]?\s*\|\s*")


def without_cells(text: Sequence[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    """The paragraphs without the rows of a table that lost its heading, and those rows: three numbers, each alone in front of its
    bar, count on, and a bar stands behind every other cell.
    """
    at = [place for place, one in enumerate(text) if _NUMBER_ALONE.fullmatch(one.text)]
    numbers = [int(text[place].text.strip(" .)|\t")) for place in at]
    runs = zip(numbers, numbers[1:], numbers[2:], strict=False)
    if not any((second, third) == (first + 1, first + 2) for first, second, third in runs):
        return list(text), []
    last = max(place for place, one in enumerate(text) if one.text.rstrip().endswith("|"))
    rows = text[at[0] : last + 1]
    return [*text[: at[0]], *text[last + 1 :]], [one.text for one in rows if len(one.text.strip("| \t")) > len("100.")]


#: «№ п/п | Наставник | Наставляемый» typed with tabs in the middle of an order.
_HEADS_ROWS = re.compile(r"\s*№[^\t]{0,8}\t[^\t]+\t")


def without_rows(text: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs without a table of tabs that is no plan: «№», two headings or more, and rows of as many cells."""
    out: list[Paragraph] = []
    cells = 0
    for one in text:
        tabs = one.text.strip().count("\t")
        cells = tabs if _HEADS_ROWS.match(one.text) or (cells and tabs == cells) else 0
        out += [] if cells else [one]
    return out


def without_headings(parts: Sequence[Block]) -> list[Paragraph]:
    """The paragraphs without the lines that only head a table: «2. Мероприятия» is no point."""
    out: list[Paragraph] = []
    for part in parts:
        if isinstance(part, Paragraph):
            out.append(part)
            continue
        last = next((at for at in range(len(out) - 1, -1, -1) if out[at].text.strip()), None)
        if last is not None and _HEADS.fullmatch(" ".join(f"{out[last].number} {out[last].text}".split())):
            out[last] = Paragraph("")
    return out
