"""The invented town of the playground: a region, a municipality, twelve organisations, ten people with links to press.

Everything here is made up. The people come in by the same links as real ones would; nobody has an office before opening one.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from aiohttp import ClientSession
from sqlalchemy.ext.asyncio import AsyncSession

from bot.service import Service
from db.models import Denominator, JoinLink, Organization, Person, Programme, SchoolClass
from db.office import invitations, people
from db.organization import organizations
from domain.invitations import payload
from domain.offices import Office

REGION = ("Министерство образования Приозёрской области", "Приозёрская область")
MUNICIPALITY = ("Управление образования города Белые Ключи", "г. Белые Ключи")
CURATORS_SCHOOL = 0

#: Name, short name, kind, name of its head, pupils in every year of the programme.
ORGANIZATIONS = (
    ("МБОУ «Средняя школа № 1»", "Школа № 1", "school", "Камышин Сергей Борисович", 640),
    ("МБОУ «Средняя школа № 2»", "Школа № 2", "school", "Дубравина Ольга Петровна", 512),
    ("МБОУ «Гимназия № 3»", "Гимназия № 3", "school", "Светлова Инна Андреевна", 780),
    ("МБОУ «Лицей № 4»", "Лицей № 4", "school", "Рябинин Павел Львович", 455),
    ("МБОУ «Средняя школа № 5»", "Школа № 5", "school", "Ольхова Тамара Ильинична", 388),
    ("МБОУ «Средняя школа № 6»", "Школа № 6", "school", "Перелесков Игорь Семёнович", 420),
    ("МБОУ «Основная школа № 7»", "Школа № 7", "school", "Ручьёва Вера Олеговна", 196),
    ("МБОУ «Средняя школа № 8»", "Школа № 8", "school", "Мостовой Денис Фёдорович", 530),
    ("МБОУ «Вечерняя школа № 9»", "Школа № 9", "school", "Заречная Галина Марковна", 84),
    ("МБУ ДО «Дом творчества «Родник»", "Дом творчества «Родник»", "additional_education", "Ясенева Лидия Романовна", 910),
    ("МБУ ДО «Станция юных техников»", "Станция юных техников", "additional_education", "Каменев Артём Юрьевич", 350),
    ("МБУ ДО «Спортивная школа «Высота»", "Спортшкола «Высота»", "additional_education", "Ледов Роман Игнатьевич", 470),
)

#: The programme lasts at least these years, and five from the one in which the playground begins (CLOCK_START).
YEARS = (2026, 2030)

#: Letters of the parallel classes by grade: in the curator's school, and in every other organisation.
CLASSES = {5: "АБВ", 6: "АБ", 7: "АБВ", 8: "АБ", 9: "АБ", 10: "А", 11: "А"}
OTHER_CLASSES = dict.fromkeys(range(5, 10), "АБ") | {10: "А", 11: "А"}


@dataclass(frozen=True)
class Invented:
    """One phone on the page: id, first and last name, language, the label over the phone."""

    id: int
    first: str
    last: str
    title: str
    language: str = "ru"


PUPIL_1 = Invented(7001, "Алина", "Ветрова", "Ученица 7 «Б»")
PUPIL_2 = Invented(7002, "Тимур", "Сафин", "Ученик 8 «А»")
MENTOR = Invented(7003, "Полина", "Рощина", "Наставница, 10 «А»")
ADULT = Invented(7004, "Олег", "Дымов", "Наставник с предприятия")
GUARDIAN = Invented(7005, "Марина", "Ветрова", "Мама Алины")
CURATOR = Invented(7006, "Ирина", "Лугова", "Куратор школы № 1")
HEAD = Invented(7007, "Сергей", "Камышин", "Директор школы № 1")
COORDINATOR = Invented(7008, "Анна", "Лебедева", "Муниципальный координатор")
CONTROLLER = Invented(7009, "Михаил", "Соколов", "Контроль исполнения")
REGIONAL = Invented(7010, "Наталья", "Озерова", "Региональный центр")

#: The officials whom the invented order of `examples/` names, as papers call people.
FULL_NAMES = {COORDINATOR: "Лебедева Анна Павловна", CONTROLLER: "Соколов Михаил Дмитриевич"}

PEOPLE = (COORDINATOR, HEAD, CURATOR, MENTOR, PUPIL_1, PUPIL_2, ADULT, GUARDIAN, CONTROLLER, REGIONAL)


async def seed(service: Service, url: str, zone: str) -> None:
    """Found the town if there is none. The page learns the links first, so that none is lost if we die in between."""
    async with service.database.read() as tx:
        if await organizations.count(tx):
            return
    offices = {one.id: payload(secrets.token_bytes(32)) for one in (CURATOR, HEAD, COORDINATOR, CONTROLLER, REGIONAL)}
    schools = {one.id: f"s-{secrets.token_hex(5)}" for one in (PUPIL_1, MENTOR, ADULT)}
    schools[PUPIL_2.id] = schools[PUPIL_1.id]
    async with ClientSession() as session:
        for one in PEOPLE:
            known = {
                "first_name": one.first,
                "last_name": one.last,
                "language_code": one.language,
                "title": one.title,
                "start": offices.get(one.id) or schools.get(one.id),
            }
            async with session.put(f"{url}/control/people/{one.id}", json=known) as answer:
                answer.raise_for_status()
    async with service.database.begin() as tx:
        await _found(tx, service.clock.now(), zone, offices, schools)


async def _found(tx: AsyncSession, now: datetime, zone: str, offices: dict[int, str], schools: dict[int, str]) -> None:
    region = await organizations.add(tx, name=REGION[0], short_name=REGION[1], kind="region", zone=zone)
    town = await organizations.add(
        tx, name=MUNICIPALITY[0], short_name=MUNICIPALITY[1], kind="municipality", zone=zone, parent=region
    )
    years = years_from(now.astimezone(ZoneInfo(zone)).year)
    programme = Programme(
        organization_id=town.id,
        title="Наставничество в Белых Ключах",
        legal_base="распоряжение Минпросвещения России от 25.12.2019 № Р-145",
        first_year=years[0],
        last_year=years[-1],
        forms=["pupil_pupil", "teacher_teacher", "student_pupil", "employer_pupil"],
    )
    tx.add(programme)
    await tx.flush()
    places = [await _organization(tx, row, town, programme, now, zone) for row in ORGANIZATIONS]
    school = places[CURATORS_SCHOOL]
    for place in places:
        for grade, letters in (CLASSES if place is school else OTHER_CLASSES).items():
            tx.add_all(SchoolClass(organization_id=place.id, grade=grade, letter=letter) for letter in letters)
    for person, office, place in (
        (REGIONAL, Office.REGIONAL, region),
        (COORDINATOR, Office.COORDINATOR, town),
        (CONTROLLER, Office.CONTROLLER, town),
        (HEAD, Office.HEAD, school),
        (CURATOR, Office.CURATOR, school),
    ):
        instead_of = await invitations.placeholder(tx, office, place.id) or await _named(tx, person, now)
        await invitations.issue(tx, offices[person.id], office, place.id, now=now, person_id=instead_of)
    for person_id, role, form in (
        (PUPIL_1.id, "mentee", "pupil_pupil"),
        (MENTOR.id, "mentor", "pupil_pupil"),
        (ADULT.id, "mentor", "employer_pupil"),
    ):
        tx.add(JoinLink(code=schools[person_id], organization_id=school.id, role=role, form=form, created_at=now))


def years_from(begun: int) -> range:
    """The years of the programme where the playground begins in this one: its numbers of pupils are all there from the start."""
    return range(min(begun, YEARS[0]), max(begun + 4, YEARS[1]) + 1)


async def _named(tx: AsyncSession, one: Invented, now: datetime) -> int | None:
    """Somebody whom the papers name and who has not come in yet; whoever opens the link takes over the name."""
    if one not in FULL_NAMES:
        return None
    person = Person(name=FULL_NAMES[one], created_at=now)
    tx.add(person)
    await tx.flush()
    return person.id


async def _organization(
    tx: AsyncSession, row: tuple[str, str, str, str, int], town: Organization, programme: Programme, now: datetime, zone: str
) -> Organization:
    name, short_name, kind, head, pupils = row
    place = await organizations.add(tx, name=name, short_name=short_name, kind=kind, zone=zone, parent=town)
    person = Person(name=head, created_at=now)
    tx.add(person)
    await tx.flush()
    await people.appoint(tx, person.id, Office.HEAD, place.id, since=now.astimezone(ZoneInfo(zone)).date())
    for year in range(programme.first_year, programme.last_year + 1):
        tx.add(Denominator(organization_id=place.id, programme_id=programme.id, year=year, pupils=pupils, entered_at=now))
    await tx.flush()
    return place
