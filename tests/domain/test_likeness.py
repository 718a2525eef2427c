"""Sentences about the same thing read alike whatever their endings."""

from domain.likeness import likeness


def test_endings_do_not_count_and_the_likeliest_measure_is_found() -> None:
    said = "Сообщение «С 1 сентября начинаем информирование педагогов, родителей и учеников», 11.08.2026: доставлено 2."
    measures = ("Проинформировать о конкурсе", "Информировать педагогов, родителей, учащихся", "Утвердить дорожную карту", "№ 5")
    scores = [likeness(said, measure) for measure in measures]
    assert max(range(len(measures)), key=scores.__getitem__) == 1
    assert scores[2:] == [0.0, 0.0]
    assert likeness("Обучение кураторов", "ОБУЧЕНИЮ КУРАТОРА") == 1.0
