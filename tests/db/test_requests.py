"""Requests in the tables: sent once, answered together, reminded along the ladder, opened again by whoever asks."""

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from db import Database, drafts
from db.assignment import answerable, reporting
from db.assignment.assignments import Listed
from db.assignment.proofs import Became
from db.office import people
from db.reminder import absent, reminders, watching
from db.request import (
    request_answers,
    request_drafts,
    request_fields,
    request_handing,
    request_proofs,
    request_results,
    request_sending,
    requests,
)
from db.request.request_answers import Addressee
from db.request.requests import Asked as Addressed
from domain.assignment import EvidenceKind
from domain.offices import Office
from domain.personal import PersonalData
from domain.pieces import Piece, unpacked
from domain.request_answers import AnswerUnfit, Refusal, Value
from domain.requests import Field, FieldKind, Unready
from domain.watched import ItemKey, Kind
from domain.who import Who
from handlers.requests.today import says as home_says
from locales import Texts
from tests.rows import NOW, TODAY, Place, joined, promised, reach

DUE = date(2026, 9, 1)
LATER = NOW + timedelta(days=30)


@dataclass
class Asked:
    """A town whose coordinator asks its schools two questions and a file."""

    place: Place
    curator: int
    id: int
    fields: tuple[int, ...]
    addressees: tuple[int, ...] = ()

    @classmethod
    async def founded(cls, tx: AsyncSession, *, schools: int = 2, due: date = DUE) -> "Asked":
        place = await Place.founded(tx, schools=schools)
        curator = await joined(tx, Office.CURATOR, place.schools[0])
        made = await request_drafts.begin(tx, place.town, place.coordinator, now=NOW)
        assert made is not None
        for does in (request_drafts.titled("О наставниках"), request_drafts.dated(due)):
            assert await request_drafts.change(tx, made, place.coordinator, does, now=NOW) is None
        fields = []
        for kind, typed in ((FieldKind.NUMBER, "Число наставников"), (FieldKind.TEXT, "Что мешает"), (FieldKind.FILE, "Приказ")):
            one = await request_fields.add(tx, made, place.coordinator, kind, typed, now=NOW)
            assert isinstance(one, Field)
            fields.append(one.id)
        return cls(place, curator, made, tuple(fields))

    async def sends(self, tx: AsyncSession) -> None:
        one = await requests.find(tx, self.id)
        assert one is not None
        sent = await request_sending.send(tx, self.id, self.place.coordinator, one.version, now=NOW)
        assert not isinstance(sent, Unready), sent
        self.addressees = tuple(sent)

    async def puts(self, tx: AsyncSession, school: int, field: int, value: Value, by: int | None = None) -> object:
        one = await request_answers.find(tx, self.addressees[school])
        assert one is not None
        given = one.answers.get(self.fields[field])
        seen = given.version if given else 0
        person = by or self.place.heads[school]
        return await request_answers.put(tx, one.id, self.fields[field], person, value, seen, now=NOW)

    async def answers(self, tx: AsyncSession, school: int, number: int) -> None:
        for field, value in enumerate((Value(number=Decimal(number)), Value(words="ничего"), Value(files=(order(1),)))):
            assert isinstance(await self.puts(tx, school, field, value), Addressee)
        done = await request_answers.send(tx, self.addressees[school], self.place.heads[school], now=NOW)
        assert isinstance(done, Addressee)
        assert done.answered


def order(number: int) -> Piece:
    return Piece(EvidenceKind.FILE, file_id=f"file-{number}", file_name=f"Приказ {number}.pdf")


async def notices(tx: AsyncSession) -> list[tuple[str, int]]:
    rows = await tx.execute(text("SELECT key, person_id FROM notices WHERE void_at IS NULL ORDER BY id"))
    return [(row.key, row.person_id) for row in rows]


async def test_a_draft_is_the_askers_alone_and_is_sent_once(database: Database) -> None:
    async with database.begin() as tx:
        asked = await Asked.founded(tx)
        head, coordinator = asked.place.heads[0], asked.place.coordinator
        assert await request_drafts.begin(tx, asked.place.town, head, now=NOW) is None
        assert await request_drafts.change(tx, asked.id, head, request_drafts.titled("Моё"), now=NOW) is Unready.NOT_YOURS
        assert await request_fields.add(tx, asked.id, coordinator, FieldKind.TEXT, "что МЕШАЕТ", now=NOW) == "twice"
        assert await request_sending.send(tx, asked.id, coordinator, 1, now=NOW) is Unready.CHANGED
        one = await requests.find(tx, asked.id)
        assert one is not None
        empty = await request_drafts.begin(tx, asked.place.town, coordinator, now=NOW)
        assert empty is not None
        await request_drafts.change(tx, empty, coordinator, request_drafts.titled("Пустой"), now=NOW)
        assert await request_sending.send(tx, empty, coordinator, 2, now=NOW) is Unready.NO_FIELDS
        late = await request_sending.send(tx, asked.id, coordinator, one.version, now=LATER)
        assert late is Unready.PAST
        assert await notices(tx) == []

    async def presses() -> object:
        async with database.begin() as tx:
            return await request_sending.send(tx, asked.id, coordinator, one.version, now=NOW)

    outcomes = await asyncio.gather(presses(), presses())
    assert sum(outcome is Unready.SENT_ALREADY for outcome in outcomes) == 1
    async with database.read() as tx:
        assert await notices(tx) == [("request-came", person) for person in asked.place.heads]
        assert await request_drafts.draft_of(tx, asked.id, coordinator, NOW) is Unready.SENT_ALREADY


async def test_two_who_answer_at_once_lose_nothing_and_strangers_answer_nothing(database: Database) -> None:
    async with database.begin() as tx:
        asked = await Asked.founded(tx)
        await asked.sends(tx)
        one, head, number = asked.addressees[0], asked.place.heads[0], asked.fields[0]
        for stranger in (asked.place.heads[1], asked.place.coordinator, asked.curator):
            assert await asked.puts(tx, 0, 0, Value(number=Decimal(1)), by=stranger) is Refusal.NOT_YOURS
        assert await request_handing.hand_on(tx, one, head, asked.place.heads[1], now=NOW) is Refusal.NOT_STAFF
        assert isinstance(await request_handing.hand_on(tx, one, head, asked.curator, now=NOW), Addressee)
        assert (await notices(tx))[-1] == ("request-handed", asked.curator)
        assert ("request-came", head) not in await notices(tx)
        # Whoever stands in for the one to whom it was handed has it in these days, and hears of it.
        deputy = await joined(tx, Office.STAFF, asked.place.schools[0])
        named = {"deputy": deputy, "curator": asked.curator}
        await tx.execute(text("UPDATE appointments SET deputy_person_id = :deputy WHERE person_id = :curator"), named)
        await reminders.plan(tx, [ItemKey(Kind.REQUEST, one)], now=NOW)
        ahead = {person for person, kind, item, rung, _ in await promised(tx) if (kind, item) == ("request", one) and rung <= 0}
        assert ahead == {deputy}
        assert [mine.id for mine in await request_answers.of_person(tx, deputy, NOW)] == [one]
        found = await request_answers.find(tx, one)
        assert found is not None
        assert await request_answers.executors(tx, found, NOW) == {asked.curator, deputy}

    async def answers(person: int, value: int) -> object:
        async with database.begin() as tx:
            return await request_answers.put(tx, one, number, person, Value(number=Decimal(value)), 0, now=NOW)

    outcomes = await asyncio.gather(answers(head, 12), answers(asked.curator, 15))
    assert sum(outcome is Refusal.MEANWHILE for outcome in outcomes) == 1
    async with database.begin() as tx:
        found = await request_answers.find(tx, one)
        assert found is not None
        kept = found.answers[number]
        assert kept.value.number in (12, 15)
        # Who has seen what stands there may correct it.
        assert isinstance(await asked.puts(tx, 0, 0, Value(number=Decimal(15)), by=asked.curator), Addressee)
        assert await request_answers.send(tx, one, head, now=NOW) is Refusal.INCOMPLETE
        # Three hundred files: twenty are kept, the others refused one by one.
        outcomes = [await asked.puts(tx, 0, 2, Value(files=(order(n),))) for n in range(300)]
        assert sum(outcome is AnswerUnfit.TOO_MANY for outcome in outcomes) == 280
        found = await request_answers.find(tx, one)
        assert found is not None
        assert len(found.answers[asked.fields[2]].value.files) == 20
        # Whoever has left answers no more; the office does.
        await tx.execute(
            text("UPDATE appointments SET until = :day WHERE person_id = :id"),
            {"day": TODAY - timedelta(days=1), "id": asked.curator},
        )
        assert await request_answers.executors(tx, found, NOW) == {head}
        assert await asked.puts(tx, 0, 1, Value(words="нет"), by=asked.curator) is Refusal.NOT_YOURS


async def test_the_silent_are_reminded_until_they_answer_and_after_the_date_only_the_asker_opens(database: Database) -> None:
    async with database.begin() as tx:
        asked = await Asked.founded(tx, schools=3)
        heads, coordinator = asked.place.heads, asked.place.coordinator
        await asked.sends(tx)
        await asked.answers(tx, 0, 12)
        rungs = {(person, rung) for person, kind, _, rung, _ in await promised(tx) if kind == "request"}
        assert {person for person, rung in rungs if rung <= 0} == {heads[1], heads[2]}
        assert {rung for person, rung in rungs if person == heads[1] and rung <= 0} == {-14, -7, -3, -1, 0}
        assert (coordinator, 3) in rungs
        assert await watching.items(tx, [ItemKey(Kind.REQUEST, asked.addressees[0])], now=NOW) == {}

        # One of the silent cannot be reached: named, not reminded; the other once a day.
        await reach(tx, heads[2], False)
        results = await request_results.of(tx, asked.id, coordinator, NOW)
        assert results is not None
        reached = await request_results.reach(tx, results, NOW)
        assert (list(reached.fresh), reached.unreachable) == ([heads[1]], ("Школа № 3",))
        assert await request_results.remind(tx, asked.id, heads[0], reached.print, now=NOW) is None
        assert await request_results.remind(tx, asked.id, coordinator, reached.print, now=NOW) == 1
        assert await request_results.remind(tx, asked.id, coordinator, reached.print, now=NOW) is None
        assert [key for key, _ in await notices(tx)].count("request-nudge") == 1

        # A correction counts at once, until the date.
        assert isinstance(await asked.puts(tx, 0, 0, Value(number=Decimal(14))), Addressee)
        results = await request_results.of(tx, asked.id, asked.place.controller, NOW)
        assert results is not None, "the controller reads"
        assert results.columns[0].total == 14
        assert await request_results.of(tx, asked.id, heads[0], NOW) is None
        assert await request_results.of(tx, asked.id, asked.place.regional, NOW) is None

        late = await request_answers.put(
            tx, asked.addressees[1], asked.fields[0], heads[1], Value(number=Decimal(1)), 0, now=LATER
        )
        assert late is Refusal.CLOSED
        silent = Who(1, heads[1], "ru", seats=await people.seats(tx, heads[1], LATER.date()))
        (home,) = await home_says(tx, silent, LATER, Texts("ru", PersonalData.CODES))
        assert home.startswith("📝 Остался без ответа 1 запрос, его срок прошёл"), "nobody waits for it any more"
        assert await request_handing.ask_to_reopen(tx, asked.addressees[1], heads[1], now=LATER)
        assert await request_handing.ask_to_reopen(tx, asked.addressees[1], heads[1], now=LATER)
        assert not await request_handing.ask_to_reopen(tx, asked.addressees[1], heads[0], now=LATER)
        assert [one for one in await notices(tx) if one[0] == "request-plea"] == [("request-plea", coordinator)]

        until = LATER.date() + timedelta(days=5)
        opens = request_results.reopen
        assert await opens(tx, asked.id, asked.addressees[1], heads[1], until, now=LATER) is Unready.NOT_YOURS
        assert await opens(tx, asked.id, None, coordinator, DUE, now=LATER) is Unready.PAST
        assert await opens(tx, asked.id, asked.addressees[1], coordinator, until, now=LATER) == [asked.addressees[1]]
        again = await request_answers.put(
            tx, asked.addressees[1], asked.fields[0], heads[1], Value(number=Decimal(1)), 0, now=LATER
        )
        assert isinstance(again, Addressee)
        other = await request_answers.put(
            tx, asked.addressees[0], asked.fields[0], heads[0], Value(number=Decimal(1)), 1, now=LATER
        )
        assert other is Refusal.CLOSED

        # Withdrawn: nobody is reminded, nobody answers, what was answered stays.
        assert await request_results.withdraw(tx, asked.id, coordinator, now=LATER) is None
        assert [one for one in await promised(tx) if one[1] == "request" and one[4] >= LATER.date()] == []
        assert await request_answers.send(tx, asked.addressees[1], heads[1], now=LATER) is Refusal.WITHDRAWN
        results = await request_results.of(tx, asked.id, coordinator, LATER)
        assert results is not None
        assert len(results.answered) == 1


async def test_a_row_of_a_road_map_becomes_a_request_to_those_who_answer_for_it(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=3)
        measure = await place.measure(tx, words="Представить сведения о наставниках")
        for school in (0, 2):
            await place.assigned(tx, due=DUE, school=school, measure=measure)
        assert await request_drafts.of_measure(tx, measure, place.heads[0], now=NOW) is None
        made = await request_drafts.of_measure(tx, measure, place.coordinator, now=NOW)
        assert made is not None
        assert await request_drafts.of_measure(tx, measure, place.coordinator, now=NOW) == made, (
            "one draft, however often pressed"
        )
        one = await requests.find(tx, made)
        assert one is not None
        assert (one.title, one.due, one.chosen) == (
            "Представить сведения о наставниках",
            DUE,
            {place.schools[0], place.schools[2]},
        )


async def states(tx: AsyncSession) -> list[tuple[str, int | None]]:
    rows = await tx.execute(text("SELECT state, reported_by FROM assignments ORDER BY id"))
    return [(row.state, row.reported_by) for row in rows]


async def test_an_answer_reports_the_row_it_was_made_of_and_the_silent_still_owe_it(database: Database) -> None:
    async with database.begin() as tx:
        place = await Place.founded(tx, schools=3)
        heads, boss = place.heads, place.coordinator
        line = await place.measure(tx, words="Представить сведения")
        act = await place.measure(tx, words="Утвердить план", evidence="document")
        for school in range(3):
            await place.assigned(tx, due=DUE, school=school, measure=line)
        later = await place.assigned(tx, due=DUE + timedelta(days=30), school=0, words="Другое")
        await tx.execute(
            text("UPDATE assignments SET measure_id = :m, occurrence = due WHERE id = :id"), {"m": line, "id": later}
        )
        await place.assigned(tx, due=DUE, school=0, measure=act)

        async def asks(measure: int) -> list[int]:
            made = await request_drafts.of_measure(tx, measure, boss, now=NOW)
            assert made is not None
            await request_fields.add(tx, made, boss, FieldKind.FILE, "Сведения", now=NOW)
            one = await requests.find(tx, made)
            assert one is not None
            served = await request_proofs.served_by(tx, one)
            assert served is not None
            sent = await request_sending.send(tx, made, boss, one.version, now=NOW)
            assert not isinstance(sent, Unready)
            return list(sent)

        async def answers(addressee: int, person: int, *, fresh: bool = True) -> Became | None:
            one = await request_answers.find(tx, addressee)
            assert one is not None
            file = Value(files=(order(addressee),))
            assert isinstance(
                await request_answers.put(tx, addressee, one.request.fields[0].id, person, file, 0, now=NOW), Addressee
            )
            done = await request_answers.send(tx, addressee, person, now=NOW)
            assert isinstance(done, Addressee)
            proven = await request_proofs.report(tx, done, person, "Ответ на запрос", fresh=fresh, now=NOW)
            return proven[1] if proven else None

        of_line, of_act = await asks(line), await asks(act)
        assert await answers(of_line[0], heads[0]) is Became.REPORTED
        assert await answers(of_line[1], heads[1]) is Became.REPORTED
        assert await states(tx) == [
            ("reported", heads[0]), ("reported", heads[1]), ("open", None), ("open", None), ("open", None),
        ]  # fmt: skip
        assert await answers(of_line[0], heads[0], fresh=False) is None, "a correction of what is looked at changes nothing"
        kept = (await tx.execute(text("SELECT kind, words, file_id FROM evidence WHERE assignment_id = 1 ORDER BY id"))).all()
        assert [tuple(row) for row in kept] == [("line", "Ответ на запрос", None), ("file", None, f"file-{of_line[0]}")]
        # The coordinator accepts and returns as usual; a correction of the returned one reports it again, no later turn.
        waiting = await answerable.waiting_for(tx, boss, NOW)
        assert isinstance(await reporting.accept(tx, waiting[1].id, boss, waiting[1].version, now=NOW), Listed)
        assert isinstance(await reporting.send_back(tx, waiting[0].id, boss, waiting[0].version, "мало", now=NOW), Listed)
        assert await answers(of_line[0], heads[0], fresh=False) is Became.REPORTED
        assert [state for state, _ in await states(tx)] == ["reported", "accepted", "open", "open", "open"]
        # A row that asks for № and date stays open: the answer is the beginning of its report.
        assert await answers(of_act[0], heads[0]) is Became.BEGUN
        assert (await states(tx))[4] == ("open", None)
        begun = unpacked(await drafts.find(tx, heads[0], drafts.REPORT, 5))
        assert [piece.kind for piece in begun] == [EvidenceKind.LINE, EvidenceKind.FILE]


async def test_questions_are_moved_reworded_and_may_be_left_out(database: Database) -> None:
    async with database.begin() as tx:
        asked = await Asked.founded(tx, schools=1)
        boss = asked.place.coordinator
        number, words, file = asked.fields

        async def now_is() -> Addressed:
            one = await requests.find(tx, asked.id)
            assert one is not None
            return one

        version = (await now_is()).version
        assert await request_fields.move(tx, asked.id, boss, file, version, up=True, now=NOW) is None
        assert await request_fields.move(tx, asked.id, boss, file, version, up=True, now=NOW) is None, "the old button"
        assert [one.id for one in (await now_is()).fields] == [number, file, words]
        assert await request_fields.reword(tx, asked.id, boss, words, "число НАСТАВНИКОВ", now=NOW) == "twice"
        assert isinstance(await request_fields.reword(tx, asked.id, boss, words, "Что помогло бы", now=NOW), Field)
        for each in (words, file):
            assert await request_fields.require(tx, asked.id, boss, each, yes=False, now=NOW) is None
        assert await request_fields.require(tx, asked.id, asked.place.heads[0], number, yes=False, now=NOW) is Unready.NOT_YOURS
        assert [(one.label, one.required) for one in (await now_is()).fields] == [
            ("Число наставников", True), ("Приказ", False), ("Что помогло бы", False),
        ]  # fmt: skip
        await asked.sends(tx)
        assert await request_fields.move(tx, asked.id, boss, number, 99, up=False, now=NOW) is Unready.SENT_ALREADY
        (addressee,), head = asked.addressees, asked.place.heads[0]
        assert isinstance(await asked.puts(tx, 0, 2, Value(files=(order(1),))), Addressee)
        assert await request_answers.send(tx, addressee, head, now=NOW) is Refusal.INCOMPLETE
        assert isinstance(await asked.puts(tx, 0, 0, Value(number=Decimal(7))), Addressee)
        done = await request_answers.send(tx, addressee, head, now=NOW)
        assert isinstance(done, Addressee)
        cleared = await request_answers.clear(tx, addressee, file, head, now=NOW)
        assert isinstance(cleared, Addressee)
        assert cleared.answered, "what may be left out may be taken back"
        assert await request_answers.clear(tx, addressee, number, head, now=NOW) is Refusal.INCOMPLETE


async def test_an_office_that_nobody_holds_is_not_in_touch_also_for_a_request_alone(database: Database) -> None:
    async with database.begin() as tx:
        asked = await Asked.founded(tx)
        gone = {"day": TODAY - timedelta(days=1), "id": asked.place.heads[1]}
        await tx.execute(text("UPDATE appointments SET until = :day WHERE person_id = :id"), gone)
        await asked.sends(tx)
        (one,) = await absent.of(tx, asked.place.town, now=NOW)
        assert (one.organization, one.why, one.moved) == ("Школа № 2", absent.Why.NOBODY, (("coordinator", 1),))
        assert await absent.count(tx, asked.place.town) == 1
        assert [each.title for each in await absent.asked(tx, one, NOW)] == ["О наставниках"]
