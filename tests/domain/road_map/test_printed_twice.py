"""Rows that a copy of a page holds twice are one row; rows that only look alike are two."""

import pytest

from tests.domain.road_map.plain_read import about, read, rows

HEAD = "№ п/п\tМероприятие\tСрок\tОтветственный"
FIRST = "1.1\tПроверить запас песка и соли на базах района\tдо 1 октября 2026 года\tОтдел дорог"
SECOND = "1.2\tОсмотреть водопропускные трубы под дорогами\tноябрь 2026 года\tОтдел дорог"
TWO = [
    ("Проверить запас песка и соли на базах района", "до 1 октября 2026 года", "Отдел дорог"),
    ("Осмотреть водопропускные трубы под дорогами", "ноябрь 2026 года", "Отдел дорог"),
]


@pytest.mark.parametrize(
    "lines",
    [
        [HEAD, FIRST, FIRST, SECOND, SECOND],
        [HEAD, HEAD, FIRST, FIRST, SECOND, SECOND],
        [HEAD, FIRST, "", FIRST, "", SECOND],
        [HEAD, FIRST, SECOND, SECOND],
    ],
)
def test_rows_that_stand_twice_are_read_once(lines: list[str]) -> None:
    reading = read("\n".join(lines))
    assert rows(reading) == TWO
    assert about(reading) == about(read("\n".join([HEAD, FIRST, SECOND])))


def test_the_same_work_with_another_number_or_day_is_another_row() -> None:
    again = FIRST.replace("1.1", "1.3")
    later = FIRST.replace("октября", "декабря")
    assert len(rows(read("\n".join([HEAD, FIRST, later, SECOND, again])))) == 4
