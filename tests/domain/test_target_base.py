"""Whose learners a share is of, from the words of papers."""

import pytest

from domain.target_base import Base, base_of, read_base


@pytest.mark.parametrize(
    ("words", "base"),
    [
        ("обучающихся общеобразовательных организаций", Base.SCHOOLS),
        ("школьников района", Base.SCHOOLS),
        ("обучающихся школ", Base.SCHOOLS),
        ("учащихся общеобразовательных учреждений, гимназий и лицеев", Base.SCHOOLS),
        (
            "обучающихся организаций, осуществляющих образовательную деятельность по дополнительным общеобразовательным "
            "программам на территории города Ключи",
            Base.ADDITIONAL,
        ),
        ("детей, занимающихся по дополнительным общеобразовательным программам в городе", Base.ADDITIONAL),
        ("обучающихся  организаций дополнительного\nобразования", Base.ADDITIONAL),
        ("учащихся детских школ искусств", Base.ADDITIONAL),
        ("воспитанников спортивных школ", Base.ADDITIONAL),
        ("обучающихся общеобразовательных организаций и организаций дополнительного образования", Base.ALL),
        ("учащихся школ и домов творчества", Base.ALL),
        ("обучающихся", Base.ALL),
        ("обучающихся образовательных организаций города", Base.ALL),
        ("детей", Base.ALL),
        ("обучающихся техникумов", None),
        ("детей в возрасте от 10 до 19 лет", None),
        ("обучающихся 8–11 классов", None),
        ("воспитанников детских садов", None),
        ("молодых педагогов", None),
        ("предприятий", None),
        ("", None),
    ],
)
def test_words_name_the_organisations_or_are_asked_about(words: str, base: Base | None) -> None:
    assert read_base(words) is base
    assert read_base(words.upper()) is base


def test_answer_of_a_coordinator_counts_before_the_words() -> None:
    assert base_of("school", "обучающихся техникумов") is Base.SCHOOLS
    assert base_of("all", "школьников") is Base.ALL
    assert base_of(None, "школьников") is Base.SCHOOLS
