"""Whoever taps twice at once stands where two taps one after the other lead to, and has done what those do."""

from random import Random

import pytest

from db import Database, open_engine
from db.embedded import Server
from tests.conftest import Administer, copied
from tests.long import count, in_parts
from tests.pressing import Button, Phones, walked
from tests.rows import NOW
from tests.tapping import Fingers
from tests.two_schools import settled

#: Parts of the people, how far each of them walks, and how many of the buttons found are tried at most.
PARTS, WALKED, TAPS = 13, count(2, 200), count(12, 400)


@in_parts(PARTS)
@pytest.mark.timeout(900)
async def test_a_double_tap_is_one_tap_after_the_other(
    database: Database, url: str, server: Server, administer: Administer, part: int
) -> None:
    """Every sort of button that is found by walking: tapped twice at once in one world, one by one in its twin. The same is
    said, and the same rows stand in both worlds."""
    async with database.begin() as tx:
        world = await settled(tx)
    recorded: list[Button] = []
    async with Phones.on(database, NOW) as phones:
        for role in sorted(world.phones)[part :: count(4, PARTS)]:
            found, _ = await walked(phones, role, world.phones[role], WALKED)
            recorded += found
    kinds = {(one.role, *one.kind): one for one in recorded}
    buttons = Random(7 + part).sample(list(kinds.values()), min(TAPS, len(kinds)))
    await database.engine.dispose()
    async with copied(server, administer, url.partition("?")[0].rpartition("/")[2]) as twin:
        other = Database(open_engine(twin))
        async with Fingers.on(database, NOW) as at_once, Fingers.on(other, NOW) as one_by_one:
            for button in buttons:
                finger = world.phones[button.role]
                said = await at_once.tap_twice(finger, button, at_once=True)
                assert said == await one_by_one.tap_twice(finger, button, at_once=False), button
                assert await at_once.failures() == []
            assert await at_once.facts() == await one_by_one.facts()
        await other.engine.dispose()
    print(f"{len(buttons)} of {len(kinds)} buttons tapped twice")
