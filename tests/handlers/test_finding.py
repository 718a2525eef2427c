"""Somebody who has lost the link finds the school by what they type."""

from sqlalchemy import text

from tests.town import Town


async def test_school_is_found_by_mistyped_words_and_a_closed_one_says_what_to_do(town: Town) -> None:
    stranger = await town.box.person(8301, "Кто-то")
    await stranger.starts()
    await stranger.sees("Кто Вы?")
    await stranger.presses("🎒 Я ученик")
    await stranger.sees("нужна ссылка твоей школы")
    await stranger.presses("🔎 Найти школу")
    await stranger.sees("номер или название")
    await stranger.says("kbwtq")
    assert "Лицей № 4" in (await stranger.sees("сейчас нет")).text
    await stranger.says("школа 77")
    await stranger.sees("не нашлось")
    # Who types on and on does not read out the list of all schools; tomorrow is another day.
    async with town.service.database.begin() as tx:
        await tx.execute(text("UPDATE drafts SET data = jsonb_set(data, '{count}', '30') WHERE kind = 'searches'"))
    await stranger.says("школа 1")
    assert not (await stranger.sees("Попробуй завтра")).labels[:-2]
    await town.moves_clock(days=1)
    await stranger.says("irjkf yjvth 1")
    found = await stranger.sees("Нашлось. Нажми")
    label = next(one for one in found.labels if "Школа № 1" in one)
    await stranger.presses(label)
    await stranger.sees("Сначала прочитай")
    # Only names of organisations were said.
    assert not any("Камышин" in seen.text for seen in await town.sent_to(stranger))
