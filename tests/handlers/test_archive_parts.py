"""Evidence that is too large for one message comes in parts: every file once, each part within its limit, an index in each."""

import io
import zipfile
from datetime import date

import openpyxl
from aiogram.types import BufferedInputFile

from db.assignment import control
from db.assignment.control import scope_of
from db.models import Evidence
from db.office import people
from domain.who import Who
from handlers.control.archive import part_of
from tests.rows import TODAY, Place
from tests.town import Town

#: Bytes of files in one part; two small files fit, the large one does not fit at all.
MOST = 1000
SIZES = (400, 500, 300, 1500, 600, 400)


async def test_evidence_comes_in_parts_and_nothing_is_lost_or_doubled(town: Town) -> None:
    await town.starts(town.coordinator)
    bot, now = town.service.bot, town.service.clock.now()
    sent = [
        await bot.send_document(town.coordinator.id, BufferedInputFile(bytes([number]) * size, "Акт.pdf"))
        for number, size in enumerate(SIZES)
    ]
    async with town.service.database.begin() as tx:
        place = await Place.of_the_town(tx, town.coordinator.id)
        measure = await place.measure(tx, words="Провести день наставника")
        reports = [await place.assigned(tx, due=date(2026, 9, 1), school=school, measure=measure) for school in (0, 1)]
        for number, message in enumerate(sent):
            assert message.document is not None
            tx.add(
                Evidence(
                    assignment_id=reports[number // 3], kind="file", file_id=message.document.file_id, file_name="Акт.pdf",
                    file_size=message.document.file_size, added_at=now, added_by=place.coordinator,
                )
            )  # fmt: skip
        await tx.flush()
        scope = scope_of(Who(1, place.coordinator, "ru", seats=await people.seats(tx, place.coordinator, TODAY)))
        assert scope is not None
        pieces = await control.evidence(tx, scope, measure)
        (one, *_) = await control.given(tx, scope, measure_id=measure)
    parts: list[list[str]] = []
    contents: list[bytes] = []
    rest = pieces
    while rest:
        fetched, packed = await part_of(bot, one, rest, now, town.ru, most=MOST)
        rest = rest[len(fetched) :]
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            index, *names = archive.namelist()
            parts.append(names)
            contents += [archive.read(name) for name in names]
            page = openpyxl.load_workbook(io.BytesIO(archive.read(index))).worksheets[0]
            assert [row[-1].value for row in page.iter_rows(min_row=page.max_row - len(names) + 1)] == names
    assert contents == [bytes([number]) * size for number, size in enumerate(SIZES)]
    assert [len(names) for names in parts] == [2, 1, 1, 2]
    assert [names[0].split("/")[0] for names in parts] == ["Школа № 1", "Школа № 1", "Школа № 2", "Школа № 2"]
    assert parts[0][1].endswith("Акт (2).pdf"), "two of one name in one folder"
