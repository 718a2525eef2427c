"""Who may do what: every screen, button and command says it, and every recorded button is pressed by everybody else."""

import inspect
import json
import logging
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.state import StatesGroup
from sqlalchemy import text

from db import Database
from domain.offices import Held, Office
from domain.who import Part, Seat, Who
from handlers import acts, doors, routers
from handlers.buttons import Act
from handlers.home.menu import ENTRIES
from tests.cases import case
from tests.long import count, in_parts
from tests.pressing import Button, Outcome, Phones, walked
from tests.rows import NOW
from tests.two_schools import SECRETS, World, settled

ROOT = Path(__file__).parents[2]
#: Presses of each role while recording, and presses of others that are tried, in each part.
PARTS, PRESSES, SAMPLED = 8, count(4, 40), count(100, 10_000)


# Everything is declared


def _groups() -> Iterator[type[StatesGroup]]:
    for file in sorted((ROOT / "handlers").glob("*/states.py")):
        module = import_module(f"handlers.{file.parent.name}.states")
        for _, one in inspect.getmembers(module, inspect.isclass):
            if issubclass(one, StatesGroup) and one is not StatesGroup:
                yield one


def _commands(router: Router) -> Iterator[str]:
    for handler in router.message.handlers:
        for known in handler.filters or ():
            if isinstance(known.callback, Command):
                yield from (str(one) for one in known.callback.commands)


def test_every_screen_button_and_command_says_for_whom_it_is() -> None:
    assert set(doors.CONVERSATIONS) == set(_groups())
    assert set(doors.ACTS) == set(acts.ACTS)
    assert {name for router in routers() for name in _commands(router)} == doors.COMMANDS
    for step, door in doors.STEPS.items():
        with case(step):
            assert door.offices < doors.CONVERSATIONS[step.group].offices, "a step is for fewer people than its beginning"


def _holding(office: Office) -> Who:
    return Who(1, 1, "ru", seats=(Seat(Held(office, (1, 2), date(2020, 1, 1)), 2, "Школа", "school", "Europe/Moscow"),))


MENTEE = Who(1, 1, "ru", parts=(Part(1, 2, "Школа", "pupil_pupil", "mentee", "admitted", "pupil"),))
EVERY_KIND = {"stranger": Who(1, None, "ru"), "mentee": MENTEE, **{str(one): _holding(one) for one in Office}}


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_whatever_home_shows_leads_through_an_open_door(kind: str) -> None:
    who = EVERY_KIND[kind]
    for entry in ENTRIES:
        with case(entry.id):
            assert doors.door_of(entry.state).opens_to(who) >= entry.seen_by(who)


def test_who_takes_part_comes_through_no_door_of_an_office() -> None:
    offices = {"Admit", "Announce", "Appointments", "Approving", "Assignments", "Control", "Deputies", "Editing", "Edition"}
    offices |= {"Events", "Invite", "Judging", "Match", "Offices", "Organizations", "Pairs", "Pleas", "Requests", "RoadMaps"}
    offices |= {"Round", "Share", "Speaking", "Submitting", "WaysIn"}
    for kind in ("stranger", "mentee"):
        closed = {group.__name__ for group, door in doors.CONVERSATIONS.items() if not door.opens_to(EVERY_KIND[kind])}
        assert offices <= closed, kind
    assert not any(doors.ACTS[act].opens_to(MENTEE) for act in ("judge", "open-applications", "plea-grant", "confirm-invitation"))


# Everybody's buttons under everybody's finger


async def _notices(database: Database, world: World, home: dict[str, Outcome]) -> list[Button]:
    """Every button under what was said to somebody."""
    of = {person: role for role, person in world.persons.items()}
    found = []
    async with database.read() as tx:
        told = (await tx.execute(text("SELECT DISTINCT person_id, buttons FROM notices ORDER BY 1"))).all()
    for person, kept in told:
        if person not in of:
            continue
        for one in [button for row in kept for button in row]:
            data = Act(act=one["act"], id=one["id"], version=one["version"]).pack()
            under = {
                "message_id": 5,
                "date": 1_780_000_000,
                "text": "…",
                "from": {"id": 1, "is_bot": True, "first_name": ""},
                "reply_markup": {"inline_keyboard": [[{"text": "…", "callback_data": data}]]},
            }
            found.append(Button(of[person], f"act:{one['act']}", one["key"], data, under, home[of[person]].remembered))
    return found


def _is_own(row: tuple[str, str], role: str, world: World) -> bool:
    """Whether a row is about whoever pressed, and nobody else: one's own language, draft, report, answer, part, pair."""
    (table, written), person = row, world.persons[role]
    kept = json.loads(written)
    if table == "persons":
        return bool(kept["id"] == person)
    if table == "invitations" and role.rstrip("2") == "head":
        return bool(kept["inviter_id"] == person and kept["organization_id"] == world.place.schools[int(role.endswith("2"))])
    if table == "ladders":  # the own level's, wherever the button was seen
        return bool(kept["organization_id"] == {"coordinator": world.place.town, "regional": world.place.region}.get(role))
    part = world.parts.get(role, 0)
    mine = ("person_id", "reporter_id", "guardian_id", "child_id", "by", "created_by", "inviter_id", "asked_by")
    return any(kept.get(name) == person for name in mine) or any(kept.get(name) == part for name in ("mentor_id", "mentee_id"))


#: What others are told, and when, follows from what was done.
TOLD = {"notices", "deliveries", "reminders"}


def _wrong(button: Button, role: str, became: Outcome, world: World) -> list[str]:
    """What a press of somebody else has done that it must not."""
    rows = became.gone | became.came
    foreign = {row[0] for row in rows if not _is_own(row, role, world)}
    foreign -= TOLD if {row[0] for row in rows} - foreign - TOLD else set()
    if button.state.startswith("Own:erase"):
        foreign -= {"erasures"}  # a salted hash of whoever is gone
        foreign -= {"consents"} if role == "guardian" else set()  # what a guardian gave for a child goes with the guardian
    found = [f"changed {sorted(foreign)}"] if foreign and not _shares(button, role) else []
    found += [f"read «{words}»" for words, readers in SECRETS.items() if words in became.words and role not in readers]
    return found + ([f"broke on {became.broke!r}"] if became.broke is not None and not rows else [])


#: Things that two roles of one place do alike, each with a right of their own.
ALIKE = (
    ({"curator", "head"}, {"WaysIn", "RoadMaps", "Share", "Submitting"}),
    ({"curator2", "head2"}, {"WaysIn", "RoadMaps", "Share", "Submitting"}),
    # Both sides of a pair say that they have met.
    ({"mentor", "pupil"}, {"Log"}),
    ({"mentor2", "pupil2"}, {"Log"}),
    # Inside the school its curators and its head read a report and answer it.
    ({"curator", "head"}, {"Concerns"}),
    # Whoever a report has reached may take it, whichever of them was told first.
    ({"curator", "head", "coordinator", "regional"}, {"act:take-concern"}),
)


def _shares(button: Button, role: str) -> bool:
    where = {button.state, button.state.partition(":")[0]}
    return any({button.role, role} <= roles and where & places for roles, places in ALIKE)


@in_parts(PARTS)
@pytest.mark.timeout(900)
async def test_nobody_does_or_reads_by_another_ones_button_what_is_not_theirs(
    database: Database, part: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Each presser stands on the very screen of the other one, with everything that its chat remembered."""
    caplog.set_level(logging.CRITICAL)
    async with database.begin() as tx:
        world = await settled(tx)
    async with Phones.on(database, NOW) as phones:
        recorded, home, moved = [], {}, 0
        for role, external in world.phones.items():
            home[role] = await phones.says(external, "/home")
            found, read = await walked(phones, role, external, PRESSES)
            with case(role):
                assert [words for words, readers in SECRETS.items() if words in read and role not in readers] == []
            recorded += found
        recorded += await _notices(database, world, home)
        # Of each sort of button one, whichever of its owners', under the finger of everybody else; each part does its share.
        mixed = Random(8 + part).sample(recorded, len(recorded))
        sorts = {(button.kind, role): button for button in mixed for role in world.phones if role != button.role}
        share = [(sorts[key], key[1]) for key in sorted(sorts)][part::PARTS]
        wrong = []
        for button, role in Random(part).sample(share, min(SAMPLED, len(share))):
            became = await phones.presses(world.phones[role], button.data, button.under, button.remembered)
            if amiss := _wrong(button, role, became, world):
                wrong.append((button.role, button.state, button.label, "pressed by", role, *amiss))
        assert wrong == []
        # The same press does something under the right finger: what was seen above is no blindness.
        for button in [one for one in recorded if one.state in ("act:plea-grant", "act:confirm-meeting", "act:accept-pair")]:
            became = await phones.presses(world.phones[button.role], button.data, button.under, button.remembered)
            moved += bool(became.gone | became.came)
    assert moved >= 2
