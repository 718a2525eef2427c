"""Sentences about the same thing are found whatever their endings; words that stand everywhere say nothing."""

from domain.likeness import alike


def test_the_likeliest_measure_is_found_by_the_words_that_are_its_own() -> None:
    said = "Сообщение «С 1 сентября начинаем информирование педагогов и родителей о программах наставничества», 11.08.2026."
    measures = (
        "Утвердить положение о программе наставничества",
        "Знакомство педагогов, родителей, учащихся с программами наставничества",
        "Обучить кураторов программ наставничества",
        "№ 5",
    )
    assert alike(said, measures) == [2 / 3, 2 + 2 / 3, 2 / 3, 0.0]
    assert alike("ОБУЧЕНИЕ КУРАТОРА", ["Обучением кураторов", "Иное"]) == [2.0, 0.0]
    assert alike("Сведения", ["Сведения", "Сведения"]) == [1.0, 1.0], "the same measure of two is one"
