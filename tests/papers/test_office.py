"""Templates of documents: what may stand in them, what is wrong with a broken one and where; nothing else is ever done."""

import io
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from jinja2.exceptions import UndefinedError
from jinja2.sandbox import SecurityError

from domain.office_papers import Paper
from handlers.office_papers.writing import names
from locales import LANGUAGES, Texts
from papers.office import filling, making
from papers.office.catalogue import CATALOGUE
from papers.office.language import Faulty, Place, Speech, Wrong, spoken
from papers.office.package import LARGEST
from papers.office.template import prepared
from tests.cases import case
from tests.office import words_of

NAMES = {spoken(name): code for name, code in names().items()}
PAIRS = [
    {"number": 1, "mentor": "Полина & <Ко>", "mentee": "{{ organization }}"},
    {"number": 2, "mentor": None, "mentee": "Аня\nи кот"},
]

COMMANDS = {"не", "not", "если", "if", "повторять", "repeat", "конец", "end", "иначе", "else"}

Rows = Iterable[tuple[str, ...]]


def template(*lines: str, rows: Rows = (), header: str = "") -> bytes:
    """A document with these paragraphs and, after them, a table."""
    paper = docx.Document()
    for line in lines:
        paper.add_paragraph(line)
    for at, row in enumerate(rows):
        if at == 0:
            table = paper.add_table(rows=0, cols=len(row))
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    if header:
        paper.sections[0].header.paragraphs[0].text = header
    return _saved(paper)


def _saved(paper: Any) -> bytes:
    content = io.BytesIO()
    paper.save(content)
    return content.getvalue()


def _filled(content: bytes, values: dict[str, Any], paper: Paper = Paper.ORDER) -> list[str]:
    made = filling.filled(prepared(content, Speech(CATALOGUE[paper], NAMES)), CATALOGUE[paper], values)
    return words_of(made)


def _faults(content: bytes) -> list[tuple[Wrong, Place | None]]:
    with pytest.raises(Faulty) as found:
        prepared(content, Speech(CATALOGUE[Paper.ORDER], NAMES))
    return [(fault.wrong, fault.place) for fault in found.value.faults]


# What is shipped


@pytest.mark.parametrize(("language", "rows"), [("ru", -1), ("en", 0)])
def test_every_shipped_template_is_filled_with_nothing_and_with_rows(language: str, rows: int) -> None:
    for paper in Paper:
        with case((language, paper)):
            values = filling.trials(CATALOGUE[paper])[rows]
            said = "\n".join(_filled(making.shipped(paper, language), dict(values), paper))
            assert not set("{}") & set(said)
            assert "{%" not in said
            assert rows or filling.BLANK in said


def test_names_of_fields_differ_and_are_no_commands() -> None:
    for language in LANGUAGES:
        texts = Texts(language)
        for paper, fields in CATALOGUE.items():
            said = [spoken(texts.plain("office-field", field=code)) for code in fields.codes]
            with case((language, paper)):
                assert len(set(said)) == len(said)
                assert not {name.split()[0] for name in said} & COMMANDS
    assert set(names().values()) == set().union(*(fields.codes for fields in CATALOGUE.values()))


# What an office writes


def test_fields_rows_and_conditions_are_filled_and_everything_else_stays() -> None:
    content = template(
        "{{ Наименование  организации }}, {{ organization name }} {# заметка #}",
        "Приказ {% если номер приказа %}№ {{ номер_приказа }}{% иначе %}без номера{% конец %}. {фигурные} } скобки {",
        "{% если не пары %}",
        "Пар нет{% если количество пар %} и не ноль{% конец %}.",
        "{% конец %}",
        "Подпись: {{ ФИО руководителя }}",
        rows=[
            ("№", "Пара"),
            ("{% повторять пары %}", ""),
            ("{{ номер строки }}", "{{ наставник }} — {{ наставляемый }}"),
            ("{% конец %}", ""),
        ],
        header="Школьный год {{ УЧЕБНЫЙ ГОД }}",
    )
    said = _filled(content, {"organization": "Школа «Ёж»", "order_number": "7-о", "school_year": "2026/27", "pairs": PAIRS})
    assert said == [
        "Школьный год 2026/27",
        "Школа «Ёж», Школа «Ёж» ",
        "Приказ № 7-о. {фигурные} } скобки {",
        f"Подпись: {filling.BLANK}",
        "№", "Пара",
        "1", "Полина & <Ко> — {{ organization }}",
        "2", f"{filling.BLANK_IN_ROW} — Аня\nи кот",
    ]  # fmt: skip
    empty = _filled(content, {"pair_count": 0})
    assert empty[2:4] == ["Приказ без номера. {фигурные} } скобки {", "Пар нет."]
    assert empty[-2:] == ["№", "Пара"]


def test_a_tag_that_word_has_cut_into_pieces_is_read_whole() -> None:
    paper = docx.Document()
    line = paper.add_paragraph("От ")
    for piece in ("{", "{ наимен", "ование органи", "зации ", "}", "} до {{ дата", "\u00a0цифрами }}", "."):
        line.add_run(piece).italic = True
        line._p.append(OxmlElement("w:proofErr"))
    assert _filled(_saved(paper), {"organization": "школы", "today_digits": "1.9"}) == ["От школы до 1.9."]


def test_what_is_no_tag_is_never_computed() -> None:
    """In attributes, drawings and deleted words; nor in values, whatever they hold."""
    paper = docx.Document()
    paper.add_paragraph("{{ организация }}".replace("организация", "краткое наименование"))
    body = paper.element.body
    body.set("{http://x}kept", "{{ 7*7 }}")
    gone = OxmlElement("w:delText")
    gone.text = "{% for x in y %}{{ x.__class__ }}"
    paper.paragraphs[0].runs[0]._r.append(gone)
    made = filling.filled(
        prepared(_saved(paper), Speech(CATALOGUE[Paper.ORDER], NAMES)),
        CATALOGUE[Paper.ORDER],
        {"organization_short": "{{ 6*7 }}\x07"},
    )
    xml = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert all(words in xml for words in ("{{ 7*7 }}", "{% for x in y %}{{ x.__class__ }}", "{{ 6*7 }}"))
    assert "42" not in xml
    for hostile in ("{{ a.__class__ }}", "{{ a.upper() }}", "{{ a['b'] }}", "{{ range(9) }}"):
        with case(hostile), pytest.raises((UndefinedError, SecurityError)):
            filling._Sandbox().from_string(hostile).render(a="слово")


# What is wrong, and where

_REPEAT, _END = ("{% повторять пары %}", ""), ("{% конец %}", "")
BODY = "body"
#: What stands in a paragraph of its own, and what is wrong with it. Eight faults are told at once.
LINES = (
    ("Дата {{ дата цифрами", Wrong.TAG_OPEN),
    ("{{ дата цифрами %}", Wrong.TAG_OPEN),
    ("{{ дата цифрой }}", Wrong.UNKNOWN_FIELD),
    ("{{ запрос }}", Wrong.ELSEWHERE),
    ("{% set x = 1 %}", Wrong.UNKNOWN_COMMAND),
    ("{{ 7*7 }}", Wrong.EXPRESSION),
    ("{{ ''.__class__.__mro__ }}", Wrong.EXPRESSION),
    ("{{ пары }}", Wrong.LIST_AS_FIELD),
), (
    ("{{ дата цифрами|upper }}", Wrong.EXPRESSION),
    ("{{ наставник }}", Wrong.OUTSIDE_LIST),
    ("{% конец %}", Wrong.NO_BLOCK),
    ("{% иначе %}", Wrong.NO_BLOCK),
    ("{% повторять программа %}", Wrong.NOT_A_LIST),
    ("{% если пары %}", Wrong.BLOCK_OPEN),
)  # fmt: skip


def test_a_broken_template_is_refused_with_the_place_of_every_fault() -> None:
    for lines in LINES:
        expected = [(wrong, Place(BODY, words)) for words, wrong in lines]
        found = _faults(template(*(words for words, _ in lines)))
        # A repetition of what is no list stays open, too; what is open is told at the end.
        opened = [(Wrong.BLOCK_OPEN, place) for wrong, place in expected if wrong is Wrong.NOT_A_LIST]
        assert sorted(map(str, found)) == sorted(map(str, [*expected, *opened]))
    assert _faults(template("x", header="{{ шапка }}")) == [(Wrong.UNKNOWN_FIELD, Place("header", "{{ шапка }}"))]
    assert _faults(template("Готовый приказ")) == [(Wrong.NO_FIELDS, None)]
    assert _faults(b"PK no document") == [(Wrong.NOT_DOCX, None)]
    assert _faults(b"x" * (LARGEST + 1)) == [(Wrong.TOO_LARGE, None)]


@pytest.mark.parametrize(
    ("before", "rows", "wrong", "at"),
    [
        ("", [_REPEAT, ("{{ наставник }}", "{{ имя }}"), _END], Wrong.UNKNOWN_FIELD, 2),
        ("", [_REPEAT, ("{{ наставник }}", "{% повторять пары %}, {% конец %}"), _END], Wrong.NESTED, 2),
        ("{% повторять пары %}", [("{{ наставник }}", ""), _END], Wrong.CROOKED, 2),
        # One slip is told once, however much hangs on it.
        ("", [("{% повторять парры %}", ""), ("{{ наставник }}", "{{ наставляемый }}"), _END], Wrong.UNKNOWN_FIELD, 1),
    ],
)
def test_a_fault_in_a_table_is_told_with_its_row(before: str, rows: list[tuple[str, str]], wrong: Wrong, at: int) -> None:
    ((found, place),) = _faults(template(*([before] if before else []), rows=rows))
    assert (found, place and (place.table, place.row)) == (wrong, (1, at))
    assert place is not None
    assert place.words in rows[at - 1]


def test_several_faults_are_told_at_once_with_what_was_meant() -> None:
    with pytest.raises(Faulty) as found:
        prepared(template("{{ дата прописю }}", "{{ дата цифрами", "{{ номер приказаа }}"), Speech(CATALOGUE[Paper.ORDER], NAMES))
    assert [(fault.wrong, fault.meant[:1]) for fault in found.value.faults] == [
        (Wrong.UNKNOWN_FIELD, ("дата прописью",)),
        (Wrong.TAG_OPEN, ()),
        (Wrong.UNKNOWN_FIELD, ("номер приказа",)),
    ]


# Packages that are no plain documents


def _with(change: dict[str, bytes], types: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template("{{ программа }}"))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change.get(name, part.replace(*types) if name == "[Content_Types].xml" and types[0] else part))
        for name in change.keys() - set(old.namelist()):
            new.writestr(name, change[name])
    return out.getvalue()


def _linked(kind: str, target: str) -> bytes:
    paper = docx.Document(io.BytesIO(template("{{ программа }}")))
    paper.part.relate_to(target, kind, is_external=True)
    return _saved(paper)


def _commanding(*pieces: str) -> bytes:
    """A field of Word whose command stands in so many runs."""
    paper = docx.Document(io.BytesIO(template("{{ программа }}")))
    for kind in ("begin", *pieces, "end"):
        element = OxmlElement("w:instrText" if kind in pieces else "w:fldChar")
        if kind in pieces:
            element.text = kind
        else:
            element.set(qn("w:fldCharType"), kind)
        paper.paragraphs[0].add_run()._r.append(element)
    return _saved(paper)


def _commanding_below() -> bytes:
    """The same in a footnote, which python-docx does not read."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    command = b'INCLUDETEXT "http://example.com/a.docx"'
    said = b'<w:footnotes xmlns:w="%s"><w:instrText>%s</w:instrText></w:footnotes>' % (nsmap["w"].encode(), command)
    paper = docx.Document(io.BytesIO(template("{{ программа }}")))
    paper.part.relate_to(Part(PackURI("/word/footnotes.xml"), kind, said, paper.part.package), RELATIONSHIP_TYPE.FOOTNOTES)
    return _saved(paper)


ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
_MACRO = (b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml")


@pytest.mark.parametrize(
    ("made", "wrong"),
    [
        (lambda: _with({"word/media/big.xml": b"<a>" + b" " * 3_000_000 + b"</a>"}), Wrong.HOSTILE),
        (lambda: _with({"word/styles.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), Wrong.HOSTILE),
        (lambda: _with({"word/vbaProject.bin": b"x"}), Wrong.ACTIVE),
        (lambda: _with({}, _MACRO), Wrong.ACTIVE),
        (lambda: _with({"word/embeddings/oleObject1.bin": b"x"}), Wrong.ACTIVE),
        (lambda: _with({"word/document.xml": b"<broken"}), Wrong.DAMAGED),
        (lambda: _linked(ATTACHED, "http://example.com/a.dotm"), Wrong.FOREIGN),
        (lambda: _linked(RELATIONSHIP_TYPE.IMAGE, "http://example.com/a.png"), Wrong.FOREIGN),
        (lambda: _commanding(' DDEAUTO c:\\\\windows "calc" '), Wrong.FOREIGN),
        (lambda: _commanding(" INCLU", 'DEPICTURE "http://example.com/a.png"'), Wrong.FOREIGN),
        (_commanding_below, Wrong.FOREIGN),
    ],
)
def test_a_package_that_acts_or_fetches_is_refused(made: Callable[[], bytes], wrong: Wrong) -> None:
    assert _faults(made()) == [(wrong, None)]


def test_a_hyperlink_stays() -> None:
    assert _filled(_linked(RELATIONSHIP_TYPE.HYPERLINK, "https://example.com"), {"programme": "Рост"}) == ["Рост"]


async def test_a_process_of_its_own_checks_and_fills_and_is_ended_when_it_takes_too_long() -> None:
    content = making.shipped(Paper.THANKS, "ru")
    made = await making.fill(content, Paper.THANKS, names(), {"mentor": "Полина Р."})
    assert "Полина Р." in words_of(made)
    with pytest.raises(Faulty) as found:
        await making.check(template("{{ наставнк }}"), Paper.THANKS, names())
    assert [(one.wrong, one.meant[0], one.place) for one in found.value.faults] == [
        (Wrong.UNKNOWN_FIELD, "наставник", Place(BODY, "{{ наставнк }}"))
    ]
    with pytest.raises(Faulty) as heavy:
        await making.check(content, Paper.THANKS, names(), seconds=0.001)
    assert [one.wrong for one in heavy.value.faults] == [Wrong.TOO_HEAVY]
    with pytest.raises(making.NotMade):
        await making.fill(content, Paper.THANKS, names(), {}, seconds=0.001)
