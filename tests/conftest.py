"""One embedded PostgreSQL for the whole run, one migrated template, a database of its own for every test that asks.

Real commits, real locks, nothing to clean: `CREATE DATABASE … TEMPLATE` takes some tens of milliseconds. The invented town is
founded once by the real way, and copied with its box for every test that lives in it.
"""

import gc

from bot import aiogram_lightly

gc.set_threshold(50_000, 20, 100)  # what is imported stays: it is not searched for garbage a thousand times
aiogram_lightly.defer()  # before anything imports aiogram, as `python -m bot run` does

import itertools
import os
import shutil
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import asyncpg
import pytest
from aiogram.client.session import aiohttp
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.util import LRUCache

from bot.playing import FIRST_MORNING
from bot.running import tune
from db import Database, embedded, migrate, open_engine
from scheduler import keeping_calendar
from tests import canaries, forks, in_memory
from tests.long import LONG, count, drawn_are_long
from tests.long import pytest_configure as pytest_configure
from tests.longest import spread
from tests.telegram import Box, playground
from tests.town import Town

# How quick an example is says more about the machine than about the code: speed is shown in benchmarks. `make test` tries the
# same examples whenever it runs, so that what is red is red again; `make test-long` draws many new ones each time.
settings.register_profile(
    "anywhere",
    settings.default,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=count(60, 300),
    derandomize=not LONG,
)
settings.load_profile("anywhere")

# Every bot of a test reads the certificates of the world's servers, and speaks to none of them: once is enough.
aiohttp.ssl = SimpleNamespace(create_default_context=cache(ssl.create_default_context))  # type: ignore[assignment]


def _compile_once() -> None:
    """Each test has engines of its own; a statement that SQLAlchemy has compiled for one serves all: one server, one driver."""
    compiled: LRUCache[Any, Any] = LRUCache(4000)
    Engine._compiled_cache = property(lambda _: compiled, lambda _, own: None)  # type: ignore[assignment]
    # The dialect is part of a compiled statement's key.
    PGDialect_asyncpg.__eq__ = lambda one, other: type(one) is type(other)  # type: ignore[method-assign]
    PGDialect_asyncpg.__hash__ = lambda one: hash(type(one))  # type: ignore[assignment, method-assign]


_compile_once()
canaries.watch()

_numbers = itertools.count(1)
#: Runs a statement on the server of the run.
Administer = Callable[[str], Awaitable[Any]]
#: Files that people of the town may send.
OFFERS = Path("examples")


@pytest.fixture(autouse=True)
def nothing_of_people_in_the_log() -> Iterator[None]:
    """Whatever a test does and however it ends: no line of the log holds what somebody is called, typed or can be reached by."""
    yield
    assert canaries.caught() == []


def pytest_collection_finish() -> None:
    """Everything is imported: as in the bot, what stands is not searched for garbage again and again."""
    tune()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What waits or takes longest begins first; the long run draws examples anew."""
    drawn_are_long(items)
    spread(items, getattr(config, "workerinput", {}).get("workercount", 1))


def pytest_xdist_auto_num_workers() -> int:
    """One more than cores: a test waits for processes and for a database about as long as it works."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
async def forks_end() -> AsyncIterator[None]:
    """No process that a test has started outlives the run."""
    yield
    await forks.end()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[embedded.Server]:
    """A PostgreSQL for this run, in memory where there is plenty: copying a database there costs a third."""
    with in_memory.folder() as quick:
        place = (quick or tmp_path_factory.mktemp("postgres")) / "data"
        with embedded.start(place, say=lambda _: None, durable=False) as running:
            yield running


def url_of(server: embedded.Server, name: str) -> str:
    """The address of another database of the same server."""
    return server.url.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="session")
async def administer(server: embedded.Server) -> AsyncIterator[Administer]:
    """Runs a statement that makes or drops a database."""
    connection = await asyncpg.connect(server.dsn)
    # A test asks most things once or twice: each statement is planned once for a connection, not its first five times.
    await connection.execute("ALTER SYSTEM SET plan_cache_mode = 'force_generic_plan'")
    await connection.execute("SELECT pg_reload_conf()")
    yield connection.execute
    await connection.close()


@pytest.fixture(scope="session")
async def template(server: embedded.Server, administer: Administer) -> str:
    """A migrated database from which the others are copied; it knows the production calendar of the town's years."""
    name = "template_of_tests"
    await administer(f"CREATE DATABASE {name}")
    engine = open_engine(url_of(server, name))
    await migrate.upgrade(engine)
    async with Database(engine).begin() as tx:
        await keeping_calendar.keep(tx, FIRST_MORNING.date(), FIRST_MORNING)
    await engine.dispose()
    return name


@asynccontextmanager
async def copied(server: embedded.Server, administer: Administer, template: str) -> AsyncIterator[str]:
    """A database with what stands in the one of this name, with which nobody may be connected; gone at the end."""
    name = f"test_{next(_numbers)}"
    await administer(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    try:
        yield url_of(server, name)
    finally:
        await administer(f"DROP DATABASE {name} WITH (FORCE)")


#: The town as it stands before anybody has pressed Start: its database and its box's folder. Founded when first asked for.
Founded = Callable[[], Awaitable[tuple[str, Path]]]


@pytest.fixture(scope="session")
def founded(server: embedded.Server, administer: Administer, template: str, tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """Gives the invented town to be copied."""
    standing: list[tuple[str, Path]] = []

    async def found() -> tuple[str, Path]:
        if not standing:
            name, folder = "template_of_towns", tmp_path_factory.mktemp("town") / "playground"
            await administer(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
            async with playground(folder, offers=OFFERS) as box, Town.open(url_of(server, name), box) as town:
                await town.service.plan()  # the works of the first day are done, as they are long before nine in the morning
            standing.append((name, folder))
        return standing[0]

    return found


@pytest.fixture
async def url(
    request: pytest.FixtureRequest, server: embedded.Server, administer: Administer, template: str, founded: Founded
) -> AsyncIterator[str]:
    """The address of a migrated database of this test's own; where the test lives in the town, the town stands in it."""
    source = (await founded())[0] if "town" in request.fixturenames else template
    async with copied(server, administer, source) as address:
        yield address


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """A migrated database of this test's own."""
    engine = open_engine(url)
    try:
        yield Database(engine)
    finally:
        await engine.dispose()


@pytest.fixture
async def box(request: pytest.FixtureRequest, tmp_path: Path, founded: Founded) -> AsyncIterator[Box]:
    """A playground of this test's own, inside this process; where the test lives in the town, with the town's people."""
    folder = tmp_path / "playground"
    if "town" in request.fixturenames:
        shutil.copytree((await founded())[1], folder)
    async with playground(folder, offers=OFFERS) as running:
        yield running


@pytest.fixture
async def town(url: str, box: Box) -> AsyncIterator[Town]:
    """The invented town with the bot running in it, on the morning of 11.08.2026; nobody has pressed Start yet."""
    async with Town.open(url, box, copied=True) as standing:
        yield standing
