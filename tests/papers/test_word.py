"""Word: merged cells, lists and their numbers, frames, words that are deleted or hidden."""

import io
import re
import zipfile
from datetime import date

from domain.road_map import Reading, Table
from domain.road_map.understanding import understand
from papers.reader import read_paper
from tests.papers import files


def understood(content: bytes, name: str) -> Reading:
    return understand(read_paper(content, name))


def test_word_keeps_merged_cells_and_list_numbers() -> None:
    from docx import Document  # noqa: PLC0415 -- heavy, and only here

    document = Document()
    document.add_paragraph("ПРИКАЗЫВАЮ:")
    document.add_paragraph("Утвердить положение до 01.09.2026.", style="List Number")
    document.add_paragraph("Провести обучение до 20.09.2026.", style="List Number")
    table = document.add_table(rows=4, cols=4)
    for at, heading in enumerate(files.HEADING):
        table.cell(0, at).text = heading
    table.cell(1, 0).merge(table.cell(1, 3)).text = "Подготовка"
    for row, work in ((2, "Сбор анкет"), (3, "Обработка анкет")):
        table.cell(row, 0).text, table.cell(row, 1).text = str(row - 1), work
    table.cell(2, 2).merge(table.cell(3, 2)).text = "октябрь 2026"
    table.cell(2, 3).merge(table.cell(3, 3)).text = "Куратор"
    reading = understood(files.saved(document), "map.docx")
    assert [(point.number, point.term.due) for point in reading.points] == [("1", date(2026, 9, 1)), ("2", date(2026, 9, 20))]
    assert [(one.section, one.text, one.term.due, one.responsible[0].text) for one in reading.measures] == [
        ("Подготовка", "Сбор анкет", date(2026, 10, 31), "Куратор"),
        ("Подготовка", "Обработка анкет", date(2026, 10, 31), "Куратор"),
    ]


def test_a_list_that_begins_anew_counts_from_its_own_beginning() -> None:
    from docx import Document  # noqa: PLC0415 -- heavy, and only here
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.oxml.ns import nsdecls  # noqa: PLC0415

    document = Document()
    numbering, space = document.part.numbering_part.element, nsdecls("w")
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering.insert(0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="77">{level}</w:abstractNum>'))
    for number, override in ((70, ""), (71, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')):
        numbering.append(parse_xml(f'<w:num {space} w:numId="{number}"><w:abstractNumId w:val="77"/>{override}</w:num>'))
    for number in (70, 70, 71, 71):
        properties = document.add_paragraph("Обучить наставников")._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {space}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))
    lists = [block.number for block in read_paper(files.saved(document), "map.docx").blocks if not isinstance(block, Table)]
    assert lists == ["1.", "2.", "1.", "2."]


def test_lists_within_lists_of_word_keep_whom_they_speak_to() -> None:
    from docx import Document  # noqa: PLC0415 -- heavy, and only here

    document = Document()
    document.add_paragraph("ПРИКАЗЫВАЮ:")
    document.styles.add_style("Пункт", 1).base_style = document.styles["List Number"]
    for style, text in (
        ("List Number", "Утвердить план."),
        ("Пункт", "Методисту:"),
        ("List Number 2", "составить график до 01.12.2026."),
        ("List Number 2", "собрать отзывы до 05.12.2026."),
        ("List Number", "Директорам школ:"),
        ("List Number 2", "назначить кураторов до 07.12.2026."),
        ("List Number", "Провести слёт до 10.12.2026:"),
        ("List Bullet", "Кураторам:"),
        ("List Bullet 2", "подготовить зал;"),
        ("List Bullet", "школам – прислать заявки."),
    ):
        document.add_paragraph(text, style=style)
    listed = understood(files.saved(document), "order.docx").points
    assert [(one.number, [who.text for who in one.responsible]) for one in listed] == [
        ("1", []),
        ("2.1", ["Методисту"]),
        ("2.2", ["Методисту"]),
        ("3.3", ["Директорам школ"]),
        (None, ["Кураторам"]),
        (None, ["школам"]),
    ]


def test_a_style_of_lists_lends_its_numbers_and_tells_the_level_of_its_paragraphs() -> None:
    from docx import Document  # noqa: PLC0415 -- heavy, and only here
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.oxml.ns import nsdecls  # noqa: PLC0415

    document = Document()
    numbering, space = document.part.numbering_part.element, nsdecls("w")
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Level{at}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, text in enumerate(("%1.", "%1.%2."))
    )
    for key, inside in ((77, f'<w:styleLink w:val="Points"/>{levels}'), (78, '<w:numStyleLink w:val="Points"/>')):
        numbering.insert(0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="{key}">{inside}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {space} w:numId="70"><w:abstractNumId w:val="78"/></w:num>'))
    for at in range(2):
        style = document.styles.add_style(f"Level{at}", 1)
        style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {space}><w:numId w:val="70"/></w:numPr>'))
    for at in (0, 1, 1, 0):
        document.add_paragraph("Обучить наставников", style=f"Level{at}")
    lists = [block.number for block in read_paper(files.saved(document), "map.docx").blocks if not isinstance(block, Table)]
    assert lists == ["1.", "1.1.", "1.2.", "2."]


def test_frame_around_the_table_is_looked_through() -> None:
    from docx import Document  # noqa: PLC0415 -- heavy, and only here

    document = Document()
    frame = document.add_table(rows=1, cols=1)
    inner = frame.cell(0, 0).add_table(rows=2, cols=4)
    for at, (heading, text) in enumerate(zip(files.HEADING, ("1", "Сбор анкет", "10.10.2026", "Куратор"), strict=True)):
        inner.cell(0, at).text, inner.cell(1, at).text = heading, text
    assert [one.text for one in understood(files.saved(document), "map.docx").measures] == ["Сбор анкет"]


def test_deleted_hidden_and_framed_words_keep_out_of_the_line() -> None:
    content = files.docx([["СЛОВО"]])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    run = "<w:r><w:t>СЛОВО</w:t></w:r>".encode()
    assert run in parts["word/document.xml"]
    told = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in ("УТВЕРЖДАЮ", "Директор"))
    away = "<w:del><w:r><w:delText>СТАРОЕ</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>УНЕСЕНО</w:t></w:r></w:moveFrom>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>СКРЫТО</w:t></w:r>"
    box = f"<w:r><w:pict><w:txbxContent>{told}</w:txbxContent></w:pict></w:r>"
    new = f"{away}{hidden}{box}<w:ins><w:r><w:t>НОВОЕ</w:t></w:r></w:ins>"
    gone = "<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>СТРОКА</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    parts["word/document.xml"] = parts["word/document.xml"].replace(run, new.encode()).replace(b"</w:tbl>", gone.encode())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    (table,) = (block for block in read_paper(out.getvalue(), "map.docx").blocks if isinstance(block, Table))
    assert table.rows == (("УТВЕРЖДАЮ\nДиректор\nНОВОЕ",),)


def _word(rows: str, *parts: tuple[bytes, bytes]) -> bytes:
    """A Word document of one table with these rows as they stand in the file; `parts`: names to be put for others everywhere."""
    empty = files.docx([[""]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(empty)) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            part = archive.read(name)
            if name == "word/document.xml":
                part = re.sub(rb"<w:tr\b.*</w:tr>", rows.encode(), part, flags=re.DOTALL)
            for old, new in parts:
                part = part.replace(old, new)
            made.writestr(name, part)
    return out.getvalue()


def _row(*cells: str, mark: str = "") -> str:
    """A row of cells; «~…~» is struck out."""

    def run(words: str, struck: bool) -> str:
        return f"<w:r><w:rPr>{'<w:strike/>' if struck else ''}</w:rPr><w:t>{words}</w:t></w:r>"

    made = ("".join(run(words, at % 2 == 1) for at, words in enumerate(cell.split("~"))) for cell in cells)
    return f"<w:tr><w:trPr>{mark}</w:trPr>{''.join(f'<w:tc><w:p>{cell}</w:p></w:tc>' for cell in made)}</w:tr>"


def test_struck_out_words_and_hidden_rows_are_told_and_not_read() -> None:
    rows = (
        _row(*files.HEADING),
        _row("1", "Сбор анкет", "~до 01.10.2026~до 20.10.2026", "Куратор"),
        _row("~2~", "~Поездка~", "~ноябрь 2026~", "~Директор~"),
        _row("2", "Запас", "01.12.2026", "Куратор", mark="<w:hidden/>"),
        _row("2", "Слёт", "май 2027", "Директор"),
    )
    reading = understood(_word("".join(rows)), "map.docx")
    assert [(one.number, one.text, one.term.due) for one in reading.measures] == [
        ("1", "Сбор анкет", date(2026, 10, 20)),
        ("2", "Слёт", date(2027, 5, 31)),
    ]
    assert [asked.text for asked in reading.questions] == [
        "до 01.10.2026; Поездка; ноябрь 2026; Директор; 2 / Запас / 01.12.2026 / Куратор"
    ]


def test_ticks_of_a_picture_font_are_ticks() -> None:
    tick, old = '<w:sym w:font="Wingdings" w:char="F0FC"/>', '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>ü</w:t>'
    cells = "".join(f"<w:tc><w:p><w:r>{said}</w:r></w:p></w:tc>" for said in ("<w:t>Сбор</w:t>", tick, old, "<w:t>\uf0fc</w:t>"))
    (table,) = (block for block in read_paper(_word(f"<w:tr>{cells}</w:tr>"), "map.docx").blocks if isinstance(block, Table))
    assert table.rows == (("Сбор", "✓", "✓", "✓"),)


def test_word_that_was_saved_in_the_strict_form_is_read() -> None:
    rows = _row(*files.HEADING) + _row("1", "Сбор анкет", "до 20.10.2026", "Куратор")
    strict = (b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/")
    parts = (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/")
    assert [one.text for one in understood(_word(rows, strict, parts), "map.docx").measures] == ["Сбор анкет"]
