"""Lists of centres: a directory for people who look for help, never rows of work."""

import re
from collections.abc import Sequence

from domain.paper import Paragraph, Table
from domain.road_map.record import Centre

_TITLE = re.compile(
    r"(?:перечень|список|реестр|контакты|адреса)\b.{0,80}(?:центр|организаци|учреждени|площадк|оператор)", re.IGNORECASE
)
_ENTRY = re.compile(r"^\W{0,3}(\d{1,2})[.)]\s*(?=\S)")
_DIRECTION = r"техническ|естественно|физкультурн|художествен|турист|краевед|социальн|спортивн|научн|гуманитарн"
_BRACKET = re.compile(rf"\(\s*(?=(?:[\w-]*(?:{_DIRECTION})))", re.IGNORECASE)


def directory_of(paragraphs: Sequence[Paragraph]) -> list[Centre]:
    """The centres that a list under its own heading names."""
    out: list[Centre] = []
    inside = False
    for paragraph in paragraphs:
        text = " ".join(paragraph.text.replace("*", " ").split())
        if not text:
            continue
        if _TITLE.match(text) and len(text) < 200:
            inside = True
            continue
        entry = _ENTRY.match(text)
        words = text[entry.end() :] if entry else text
        if inside and (entry or paragraph.number):
            out.append(_centre(words))
        elif inside and out and (text[:1].islower() or text[:1] in "(«"):
            out[-1] = _centre(
                f"{out[-1].name} ({', '.join(out[-1].directions)}) {text}" if out[-1].directions else f"{out[-1].name} {text}"
            )
        elif inside and out:
            inside = False
    return out


def _centre(text: str) -> Centre:
    """Name and directions; the bracket that opens with a direction holds them, whatever brackets a scan has lost."""
    bare = text.strip(" .;")
    found = _BRACKET.search(bare)
    if found is None:
        name, dash, tail = bare.partition(" – ")
        if dash and re.search(_DIRECTION, tail, re.IGNORECASE):
            return Centre(name.strip(), _directions(tail))
        return Centre(bare)
    return Centre(bare[: found.start()].strip(" ,"), _directions(bare[found.end() :]))


def _directions(text: str) -> tuple[str, ...]:
    depth, part, out = 0, "", []
    for char in text:
        if char == ")" and depth == 0:
            break
        depth += (char == "(") - (char == ")")
        if char in ",;" and depth == 0:
            out.append(part)
            part = ""
        else:
            part += char
    return tuple(piece for piece in (" ".join(one.split()) for one in [*out, part]) if piece)


def directory_in(table: Table) -> list[Centre]:
    """The centres of a table «Наименование центра / Направления»; nothing for any other table."""
    if not table.rows:
        return []
    heading = [cell.lower() if isinstance(cell, str) else "" for cell in table.rows[0]]
    name = next((at for at, text in enumerate(heading) if re.search(r"центр|организаци|учреждени", text)), None)
    direction = next((at for at, text in enumerate(heading) if "направлени" in text), None)
    if name is None or direction is None or name == direction:
        return []
    out = []
    for row in table.rows[1:]:
        if name < len(row) and direction < len(row) and isinstance(row[name], str) and isinstance(row[direction], str):
            out.append(Centre(" ".join(str(row[name]).split()), _directions(" ".join(str(row[direction]).split()))))
    return [centre for centre in out if centre.name]
