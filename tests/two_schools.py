"""Two schools of one town in rows, where everything that can wait for somebody waits; some words only some people may read."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import events
from db.assignment import pleas, reporting
from db.assignment.assignments import Listed
from db.concern import concerns
from db.models import Guardianship, Plea
from db.office import invitations, people
from db.pair import meetings
from db.participant import guardian_links, guardians
from db.participant.joining import PROFILE, Subject
from db.request import request_answers, request_drafts, request_fields, request_sending, requests
from db.speaking import announcements, segments
from domain.assignment import EvidenceKind
from domain.codes import SchoolClass
from domain.invitations import payload
from domain.meetings import Kind
from domain.offices import Office
from domain.personal import PersonalData
from domain.pieces import Piece
from domain.pleas import About
from domain.request_answers import Value
from domain.requests import Field, FieldKind, Unready
from domain.safety import Category
from domain.segments import Segment, Whom
from domain.who import Who
from handlers.joining.document import current
from tests import school
from tests.rows import NOW, TODAY, Place, joined


@dataclass
class World:
    """Two schools of one town, where everything that can wait for somebody waits. Phones by role."""

    place: Place
    phones: dict[str, int] = field(default_factory=dict)
    persons: dict[str, int] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)


#: Words that only these may ever read (roles of the first school; the second school's are the same with a 2).
_SCHOOL = ("curator", "head")
SECRETS = {
    "Аделаида": ("pupil", "mentor", "guardian", *_SCHOOL),
    "Феофан": ("pupil", "mentor", "guardian", *_SCHOOL),
    "Капитолина": ("applicant", *_SCHOOL),
    "синяя канарейка": ("head", "curator", "coordinator", "controller"),  # a report
    "жёлтая канарейка": ("head", "curator", "coordinator", "controller"),  # an answer to a request
    "серая канарейка": ("head", "coordinator", "controller"),  # a plea
    "чёрная канарейка": ("pupil", *_SCHOOL, "coordinator"),  # a report of a problem
    "Евстафия": ("pupil2", "mentor2", "curator2", "head2"),
    "Прасковья": ("pupil2", "mentor2", "curator2", "head2"),
    "Зинаида": ("applicant2", "curator2", "head2"),
}


async def settled(tx: AsyncSession) -> World:
    """The town: order published, pairs active, everything waiting."""
    place = await Place.founded(tx, schools=2)
    world = World(place)
    await tx.execute(text('UPDATE programmes SET forms = \'["pupil_pupil", "employer_pupil"]\''))
    for role, person in (("regional", place.regional), ("coordinator", place.coordinator), ("controller", place.controller)):
        world.persons[role] = person
    for at, tail in ((0, ""), (1, "2")):
        world.persons[f"head{tail}"] = place.heads[at]
        world.persons[f"curator{tail}"] = await joined(tx, Office.CURATOR, place.schools[at])
    await _people(tx, world, "", 0, ("Аделаида К", "Феофан М", "Капитолина П"))
    await _people(tx, world, "2", 1, ("Евстафия Р", "Прасковья С", "Зинаида Т"))
    await _guardian(tx, world)
    await _work(tx, world)
    world.persons["stranger"] = await school.newcomer(tx, 700_999, NOW)
    for role, person in world.persons.items():
        found = await tx.execute(text("SELECT external_id FROM accounts WHERE person_id = :id"), {"id": person})
        world.phones[role] = found.scalar_one()
    return world


async def _people(tx: AsyncSession, world: World, tail: str, at: int, names: tuple[str, str, str]) -> None:
    """A pair that has met, an application that waits."""
    document, place, curator = current(PersonalData.NAMES), world.place.schools[at], world.persons[f"curator{tail}"]
    links = {part: await school.link(tx, place, part, "pupil_pupil", NOW) for part in ("mentee", "mentor")}
    for number, (role, part, name) in enumerate(
        zip(("pupil", "mentor", "applicant"), ("mentee", "mentor", "mentee"), names, strict=True)
    ):
        person = await school.newcomer(tx, 700_000 + at * 10 + number, NOW)
        world.persons[role + tail] = person
        grade = SchoolClass(7) if part == "mentee" else SchoolClass(10)
        joined_as = await school.joins(tx, person, links[part], document, NOW, name=name, school_class=grade)
        world.parts[role + tail] = joined_as
    for role in ("pupil", "mentor"):
        one = world.parts[role + tail]
        await school.admitted(tx, curator, one, document, NOW)
        await school.fills(tx, world.persons[role + tail], Subject(PROFILE, one), document, NOW)
    pair = await school.paired(tx, curator, world.parts[f"mentor{tail}"], world.parts[f"pupil{tail}"], document, NOW)
    await meetings.log(tx, pair.row.id, world.persons[f"mentor{tail}"], TODAY, next(iter(Kind)), 45, now=NOW)


async def _guardian(tx: AsyncSession, world: World) -> None:
    """Confirmed by the curator, of the first pupil."""
    place, document = world.place.schools[0], current(PersonalData.NAMES)
    link = payload(b"g" * 32)
    await guardian_links.make_link(tx, link, world.persons["pupil"], place, world.persons["pupil"], now=NOW)
    world.persons["guardian"] = await school.newcomer(tx, 700_500, NOW)
    await people.choose_role(tx, world.persons["guardian"], "guardian")
    found = await guardian_links.open_link(tx, link, world.persons["guardian"], now=NOW)
    assert isinstance(found, Guardianship)
    assert await guardians.agree(tx, found.id, world.persons["guardian"], document, now=NOW)
    assert isinstance(await guardians.confirm(tx, found.id, world.persons["curator"], document, now=NOW), Guardianship)


async def _work(tx: AsyncSession, world: World) -> None:
    """A report to judge, a plea, a request half answered, an event, a message, an invitation to confirm, a problem."""
    place, people_ = world.place, world.persons
    for at, words in ((0, "синяя канарейка"), (1, "проведено")):
        one = await place.assigned(tx, due=date(2026, 9, 1), school=at, words=f"Провести встречу {at}")
        done = await reporting.report(tx, one, place.heads[at], (Piece(EvidenceKind.LINE, words),), now=NOW)
        assert isinstance(done, Listed)
        still = await place.assigned(tx, due=date(2026, 9, 15), school=at, words=f"Назначить ответственных {at}")
        why = "серая канарейка" if at == 0 else "нет"
        day = date(2026, 10, 1)
        plea = await pleas.ask(tx, still, place.heads[at], About.EXTENSION, now=NOW, wished=day, words=why)
        assert isinstance(plea, Plea)
        await place.assigned(tx, due=date(2026, 9, 20), school=at, words=f"Открытое поручение {at}")
    own = await place.assigned(tx, due=date(2026, 9, 1), school=None, words="Поручение города")
    await reporting.report(tx, own, place.coordinator, (Piece(EvidenceKind.LINE, "сделано"),), now=NOW)
    asked = await request_drafts.begin(tx, place.town, place.coordinator, now=NOW)
    assert asked is not None
    for does in (request_drafts.titled("О наставниках"), request_drafts.dated(date(2026, 9, 1))):
        await request_drafts.change(tx, asked, place.coordinator, does, now=NOW)
    await request_fields.add(tx, asked, place.coordinator, FieldKind.NUMBER, "Число", now=NOW)
    question = await request_fields.add(tx, asked, place.coordinator, FieldKind.TEXT, "Что мешает", now=NOW)
    assert isinstance(question, Field)
    seen = await requests.find(tx, asked)
    assert seen is not None
    sent = await request_sending.send(tx, asked, place.coordinator, seen.version, now=NOW)
    assert not isinstance(sent, Unready)
    for at, addressee in enumerate(sent):
        said = Value(words="жёлтая канарейка" if at == 0 else "ничего")
        await request_answers.put(tx, addressee, question.id, place.heads[at], said, 0, now=NOW)
    scope = segments.speaks_for(Who(1, place.coordinator, "ru", seats=await people.seats(tx, place.coordinator, TODAY)))
    assert scope is not None
    made = await events.invite(
        tx, scope, Segment(Whom.HEADS), "Обучение", NOW + timedelta(days=7), "каб. 1", place.coordinator, now=NOW
    )
    assert isinstance(made, int)
    reach = await segments.reach(tx, scope, Segment(Whom.HEADS), place.coordinator, NOW)
    await announcements.send(tx, scope, Segment(Whom.HEADS), "Всем", None, place.coordinator, reach.print, now=NOW)
    for inviter, office, where, secret in (
        ("coordinator", Office.CONTROLLER, place.town, b"a"),
        ("head", Office.STAFF, place.schools[0], b"b"),
    ):
        link = payload(secret * 32)
        await invitations.issue(tx, link, office, where, now=NOW, inviter_id=people_[inviter])
        await invitations.open_link(tx, link, await school.newcomer(tx, 700_600 + secret[0], NOW), NOW)
    pupil = await people.who(tx, 700_000, today=TODAY, language="ru")
    await concerns.report(tx, pupil, next(iter(Category)), urgent=True, now=NOW)
    await tx.execute(text("UPDATE concerns SET words = 'чёрная канарейка'"))
