"""The papers of the examples, and the two real ones where they are at hand: what a coordinator must see in the preview."""

from datetime import date
from pathlib import Path

import pytest

from domain.responsible import Level, Office, OrganisationKind
from domain.road_map import AskedAbout, EvidenceKind, OfferedAs, Paper, Paragraph, Reading
from domain.road_map.understanding import understand
from domain.terms import Kind

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the two real papers lie in ../shared/seeds, which is not here")
ORDERS = [
    pytest.param(ROOT / "examples" / "order-belye-klyuchi-87.txt", 2026, "87", id="example"),
    pytest.param(SEEDS / "order-shakhty-316.txt", 2020, "316", id="seed", marks=needs_seeds),
]
LETTERS = [
    pytest.param(ROOT / "examples" / "letter-priozersky.txt", 2026, id="example"),
    pytest.param(SEEDS / "letter-sholokhovsky.txt", 2020, id="seed", marks=needs_seeds),
]


def read(file: Path) -> Reading:
    return understand(Paper(file.name, tuple(Paragraph(line) for line in file.read_text("utf-8").split("\n"))))


@pytest.mark.parametrize(("file", "year", "number"), ORDERS)
def test_order_is_read_as_a_clerk_reads_it(file: Path, year: int, number: str) -> None:
    reading = read(file)
    assert (reading.number, reading.written_on) == (number, date(year, 8, 10))
    assert reading.title is not None
    assert reading.title.startswith("О ")

    assert [row.number for row in reading.measures] == [str(number) for number in range(1, 9)]
    due = [date(year, 9, 1), date(year, 10, 31), date(year, 10, 31), *(date(year + more, 12, 31) for more in range(5))]
    assert [row.term.due for row in reading.measures] == due
    assert [row.term.kind for row in reading.measures[:4]] == [Kind.DATE, Kind.MONTHS_RANGE, Kind.MONTHS_RANGE, Kind.DATE]
    assert reading.measures[1].term.start == date(year, 7, 1)
    assert all(row.term.question is None for row in reading.measures)


@pytest.mark.parametrize(("file", "year", "number"), ORDERS)
def test_order_promises_five_shares(file: Path, year: int, number: str) -> None:
    reading = read(file)
    promised = [(float(percent), date(year + more, 12, 31)) for more, percent in enumerate((15, 30, 45, 60, 70))]
    assert [(share.percent, share.due) for share in reading.targets] == promised
    assert [row.share is not None for row in reading.measures] == [False] * 3 + [True] * 5
    assert {row.evidence for row in reading.measures[3:]} == {EvidenceKind.NONE}
    assert {row.evidence for row in reading.measures[:3]} == {EvidenceKind.LINE}


@pytest.mark.parametrize(("file", "year", "number"), ORDERS)
def test_row_broken_by_a_page_is_one_row(file: Path, year: int, number: str) -> None:
    broken, whole = read(file).measures[4:6]
    assert broken.text.split(" % ")[1] == whole.text.split(" % ")[1]
    assert [one.text for one in broken.responsible] == [one.text for one in whole.responsible]


@pytest.mark.parametrize(("file", "year", "number"), ORDERS)
def test_responsible_are_the_municipality_and_every_head(file: Path, year: int, number: str) -> None:
    for row in read(file).measures:
        body, heads = row.responsible
        assert body.office is Office.COORDINATOR
        assert body.scope is not None
        assert body.scope.level is Level.MUNICIPALITY
        assert heads.office is Office.HEAD
        assert heads.scope is not None
        assert (heads.scope.level, heads.scope.each) == (Level.ORGANISATIONS, True)


@pytest.mark.parametrize(("file", "year", "number"), ORDERS)
def test_points_inherit_their_term_and_addressee(file: Path, year: int, number: str) -> None:
    reading = read(file)
    assert [point.number for point in reading.points] == ["1.1", "1.2.1", "1.2.2", "1.2.3", "2.1", "2.2", "2.3"]
    acts = reading.points[1:4]
    assert {point.term.due for point in acts} == {date(year, 9, 1)}
    assert {point.evidence for point in acts} == {EvidenceKind.DOCUMENT}
    undated = [reading.points[0], *reading.points[4:]]
    assert {(point.term.kind, point.term.end, point.term.question) for point in undated} == {(Kind.ONGOING, None, None)}
    assert {one.office for point in reading.points[:4] for one in point.responsible} == {Office.HEAD}
    assert {one.office for point in reading.points[4:] for one in point.responsible} == {Office.COORDINATOR}


@pytest.mark.parametrize(("file", "year", "number"), ORDERS)
def test_named_persons_are_offered(file: Path, year: int, number: str) -> None:
    text = file.read_text("utf-8")
    offers = {offer.office: offer.person for offer in read(file).offers}
    assert set(offers) == {OfferedAs.COORDINATOR, OfferedAs.CONTROLLER}
    duties, control = text.index("\n- 2."), text.index("\n3. ")
    assert duties < text.index(offers[OfferedAs.COORDINATOR].printed) < control < text.index(offers[OfferedAs.CONTROLLER].printed)


@pytest.mark.parametrize(("file", "year", "number"), ORDERS)
def test_list_of_centres_is_a_directory(file: Path, year: int, number: str) -> None:
    directory = read(file).directory
    assert len(directory) == 3
    assert [len(centre.directions) for centre in directory] == [3, 1, 3]
    assert directory[1].directions == ("техническая",)


@pytest.mark.parametrize(("file", "year", "number"), ORDERS)
def test_only_the_circle_of_organisations_is_asked(file: Path, year: int, number: str) -> None:
    (question,) = read(file).questions
    assert question.about is AskedAbout.SCOPE
    wide, narrow = question.scopes
    assert wide.kinds == ()
    assert narrow.kinds == (OrganisationKind.SCHOOL, OrganisationKind.ADDITIONAL_EDUCATION)


@pytest.mark.parametrize(("file", "year"), LETTERS)
def test_letter_gives_yearly_targets_and_a_request(file: Path, year: int) -> None:
    reading = read(file)
    promised = [(float(percent), date(year + more, 12, 31)) for more, percent in enumerate((10, 20, 35, 50, 70))]
    assert [(share.percent, share.due) for share in reading.targets] == promised
    assert len({share.base for share in reading.targets}) == 1
    (request,) = reading.requests
    assert request.term.due == date(year, 10, 15)
    assert reading.points[-1] == request
    assert (reading.number, reading.written_on, reading.measures, reading.questions) == (None, None, (), ())
    assert all(point.term.due is None for point in reading.points[:-1])
    assert {one.office for point in reading.points for one in point.responsible} == {Office.HEAD}
