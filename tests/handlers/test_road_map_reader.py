"""The controller reads what was published, on the coordinator's own screens, and changes nothing."""

from tests.inbox import tell
from tests.rows import Place, published
from tests.telegram import Seen
from tests.town import Town

FRAME = {"🏠 Домой", "🆘 Сообщить о проблеме"}
ROAD_MAPS = "📄 Дорожная карта"


def _own(screen: Seen) -> list[str]:
    return [label for label in screen.labels if label not in FRAME]


async def test_the_controller_reads_every_published_road_map_and_nothing_else(town: Town) -> None:
    await town.starts(town.coordinator, town.controller)
    person = town.controller
    await person.says("/home")
    await person.sees(lambda message: ROAD_MAPS in message.labels)
    await person.presses(ROAD_MAPS)
    assert _own(await person.sees("Опубликованных дорожных карт пока нет")) == []
    async with town.service.database.begin() as tx:
        place = await Place.of_the_town(tx, town.coordinator.id)
        await place.measure(tx, words="Провести встречу с родителями")
        draft = await published(tx, place.town, place.programme, place.coordinator)
    await tell(town.service.database, "UPDATE road_maps SET state = 'draft', published_at = NULL WHERE id = :id", id=draft)

    await person.presses("🏠 Домой")
    await person.sees(lambda message: ROAD_MAPS in message.labels)
    await person.presses(ROAD_MAPS)
    desk = await person.sees("Вы можете открыть и прочитать")
    [label] = _own(desk)
    # A draft is not shown, nor opened by a button that was never drawn; a paper that is sent here is not read.
    [data] = [one["callback_data"] for row in desk.buttons for one in row if one["text"] == label]
    await person.forges(data.rpartition(":")[0] + f":{draft}", desk.id)
    assert _own((await person.chat())[-1]) == [label]
    await person.sends_file("order.txt", "1. Провести встречу до 01.09.2026".encode())
    await person.sees("Файл здесь не понадобится")
    await person.presses(label)
    standing = await person.sees("Опубликована. Поручений 0")
    question = '[{"about": "term", "text": "", "question": "empty"}]'
    await tell(town.service.database, "UPDATE measures SET questions = CAST(:question AS jsonb)", question=question)
    assert _own(standing) == ["📋 Мероприятия", "📄 Ведомость исполнения", "‹ Все карты"]
    await person.presses("📋 Мероприятия")
    rows = await person.sees("Провести встречу с родителями")
    assert "прочитать целиком" in rows.text
    assert "поправить" not in rows.text
    await person.presses(_own(rows)[0])
    row = await person.sees("Провести встречу с родителями")
    assert _own(row) == ["‹ К мероприятиям"]

    # The office ends: the screens that still stand show nothing more.
    statement = "UPDATE appointments SET since = '2026-01-01', until = '2026-08-10' WHERE office = 'controller'"
    await tell(town.service.database, statement)
    await person.presses(_own(row)[0])
    await person.sees(lambda message: "Провести встречу" not in message.text and bool(message.labels))
    await town.settled()
    assert await town.ask("SELECT failure FROM updates WHERE failure IS NOT NULL") == []
