"""The words of a morning: the longest ones fit, in both languages, and nothing of the paper becomes markup."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot import digest_words, fitting
from bot.digest_words import LONGEST, Morning, shortened
from db.reminder.item_words import ItemWords
from db.reminder.reminders import Told
from domain.digest import Digest, Line
from domain.ladder import Place
from domain.reminders import Key, Promise
from domain.watched import Chain, Item, Kind
from domain.working_days import WorkingDays
from handlers.buttons import Act
from locales import LANGUAGES, Texts
from scheduler.delivery import Words

TODAY = date(2026, 8, 18)
LONG = "Разработать и утвердить <b>Положение</b> о реализации целевой модели наставничества & дорожную карту, " * 4


def _line(number: int, kind: Kind, place: Place, due: date) -> tuple[Line, Item]:
    chain = Chain((1,), (), (1,))
    item = Item(kind, number, due, due - timedelta(days=40), 7, chain, ZoneInfo("Europe/Moscow"), frozenset({1}))
    promise = Promise(Key(kind, number, due, (TODAY - due).days, 1), TODAY, None)  # type: ignore[arg-type]
    return Line(promise, place, (due - TODAY).days), item


def _morning() -> Morning:
    kinds = [Kind.ASSIGNMENT, Kind.ACCEPTANCE, Kind.TARGET]
    places = [Place.EXECUTOR, Place.COORDINATOR, Place.CONTROLLER]
    made = [_line(n, kinds[n % 3], places[n % 3 if n % 2 else 0], TODAY + timedelta(days=n - 12)) for n in range(30)]
    behalf = [_line(100 + n, Kind.ASSIGNMENT, Place.COORDINATOR, TODAY + timedelta(days=n % 3 - 1)) for n in range(320)]
    items = {item.key: item for _, item in (*made, *behalf)}
    words = {
        key: ItemWords(LONG, f"МБОУ «Школа с длинным названием № {key.id % 40}»", str(key.id), LONG, 3, Decimal("15.00"))
        for key in items
    }
    told = {key: Told(5, TODAY) for key in items}
    digest = Digest(1, tuple(line for line, _ in made), tuple(line for line, _ in behalf))
    return Morning(digest, items, words, told, WorkingDays(), TODAY, early=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_morning_fits_into_one_message(language: str) -> None:
    html = digest_words.html(_morning(), Texts(language))
    assert len(html) < 4096
    assert "<b>Положение</b>" not in html
    assert "&lt;b&gt;Положение" in html
    assert "20" in html


def test_a_morning_of_very_long_names_names_fewer_and_counts_the_rest() -> None:
    morning = _morning()
    words = {key: replace(one, organization=f"«{'Имени ' * 60}» {key.id % 40}") for key, one in morning.words.items()}
    morning = replace(morning, words=words)
    shown = digest_words.fitted(morning, Texts("ru"))
    html = digest_words.html(shown, Texts("ru"))
    assert 3 <= len(shown.lines) < 10
    assert fitting.length(html) <= fitting.MOST
    assert f"И ещё {30 - len(shown.lines)}" in html
    assert digest_words.buttons(shown, Texts("ru"))[0][0]["text"] == "✅ Выполнено · 1"
    assert fitting.length(digest_words.html(replace(shown, most=shown.most + 1), Texts("ru"))) > fitting.MOST


def test_buttons_are_few_and_short_enough_for_telegram() -> None:
    rows = digest_words.buttons(_morning(), Texts("ru"))
    assert len(rows) <= digest_words.MOST_BUTTONS + 2
    for one in (one for row in rows for one in row):
        data = Act(act=one["act"], id=one["id"] or 2**40, version=one["version"] or 9999).pack()
        assert len(data.encode()) <= 64
    assert Words("", rows).buttons == rows


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Провести встречу.", "Провести встречу"),
        ("  две \n строки ; ", "две строки"),
        ("слово " * 40, "слово " * 19 + "слово…"),
        ("я" * 200, "я" * (LONGEST - 1) + "…"),
    ],
)
def test_long_texts_end_between_words(words: str, said: str) -> None:
    assert shortened(words) == said
    assert len(shortened(words)) <= LONGEST
