"""What running text promises, and what only tells how things are: percent, day and base of every share in a sentence."""

from datetime import date

import pytest

from domain.road_map.shares import share_of, shares_in
from domain.terms import YearContext

LEARNERS = "обучающихся"


def last_day(year: int) -> date:
    return date(year, 12, 31)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "К концу 2028 года не менее 70 (семидесяти) процентов обучающихся вовлечены в наставничество",
            [(70, last_day(2028), LEARNERS)],
        ),
        ("на 31.12.2027 – не менее 0,2 от общей численности обучающихся вовлечены", [(20, last_day(2027), LEARNERS)]),
        ("Обеспечить 100-процентный охват обучающихся к 01.09.2027", [(100, date(2027, 9, 1), LEARNERS)]),
        ("Рост доли обучающихся, имеющих наставника, с 35 % до 50 % к 31.12.2027", [(50, last_day(2027), LEARNERS)]),
        (
            "Не менее 10% (2027 г.), 20% (2028 г.) обучающихся вовлечены в наставничество",
            [(10, last_day(2027), LEARNERS), (20, last_day(2028), LEARNERS)],
        ),
        (
            "Доля обучающихся, имеющих наставника, не менее, %: 2027 г. – 20, 2028 г. – 35,5",
            [(20, last_day(2027), LEARNERS), (35.5, last_day(2028), LEARNERS)],
        ),
        ("На 01.12.2027 охвачено лишь 18 % обучающихся", []),
        ("Доля обучающихся с наставником в 2027 году составила 18 %, в 2028 году 33 %", []),
        ("В программах участвуют 8 % обучающихся", []),
        ("Увеличение доли обучающихся с наставником на 5 % к 31.12.2027", []),
        ("Премировать наставников в размере 20 % оклада до 01.10.2027", []),
    ],
)
def test_sentence_promises(sentence: str, expected: list[tuple[float, date, str]]) -> None:
    found = shares_in(sentence, YearContext())
    assert [(one.percent, one.due) for one in found] == [(percent, due) for percent, due, _ in expected]
    assert all(one.base.startswith(base) for one, (_, _, base) in zip(found, expected, strict=True))


def test_row_of_all_young_teachers_is_a_share() -> None:
    share = share_of("100 % молодых педагогов со стажем до 3 лет имеют наставника", last_day(2027))
    assert share is not None
    assert (share.percent, share.base) == (100, "молодых педагогов со стажем до 3 лет")
