"""The picture of a share against its targets: right size, right colours where they belong, and no trouble with any words."""

import json
import struct
import subprocess
import sys
from dataclasses import replace

import pytest

from papers.charts import THEMES, Line, ShareChart, from_json, share_chart
from papers.rank_picture import shortened

YEARS = ("2020", "2021", "2022", "2023", "2024")
FIRST = Line("Цель: школы", (10, 20, 35, 50, 70), ("10 %", "20 %", "35 %", "50 %", "70 %"))
SECOND = Line("Цель: дополнительное образование", (15, 30, 45, 60, 70), ("15 %", "30 %", "45 %", "60 %", "70 %"))
FIVE = ShareChart(
    title="Охват наставничеством: Синегорск",
    subtitle="Доля обучающихся на 31 декабря",
    years=YEARS,
    label="Фактически",
    values=(12.4, 24.9, 38.2, None, 71.5),
    shown=("12,4 %", "24,9 %", "38,2 %", "нет данных", "71,5 %"),
    targets=(FIRST, SECOND),
    footer="По 10 из 12 организаций",
    nothing="Пока нет данных",
)
ONE = replace(
    FIVE, years=("2020",), values=(12.4,), shown=("12,4 %",), targets=(Line("Цель", (10,), ("10 %",)),)
)  # fmt: skip
EMPTY = replace(FIVE, years=(), values=(), shown=(), targets=())


def pixels(png: bytes, colour: str) -> int:
    """How many pixels of exactly this colour the picture has."""
    import io  # noqa: PLC0415 -- beside the heavy one

    from matplotlib.image import imread  # noqa: PLC0415 -- heavy

    picture = (imread(io.BytesIO(png), format="png")[:, :, :3] * 255).round().astype(int)
    wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return int((picture == wanted).all(axis=2).sum())


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("chart", [FIVE, ONE, EMPTY], ids=["five", "one", "empty"])
def test_picture_is_a_square_png_of_a_phones_width(chart: ShareChart, theme: str) -> None:
    png = share_chart(replace(chart, theme=theme))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (1080, 1080)
    assert len(png) < 500_000
    assert pixels(png, THEMES[theme].paper) > 500_000


def test_bars_and_both_lines_are_seen() -> None:
    theme, png = THEMES["light"], share_chart(FIVE)
    without = share_chart(replace(FIVE, targets=(FIRST,)))
    assert pixels(png, theme.bar) > 50_000
    assert pixels(png, theme.lines[0]) > 3_000
    assert pixels(png, theme.lines[1]) > 1_500
    assert pixels(without, theme.lines[1]) == 0


def test_unknown_share_draws_no_bar_at_all() -> None:
    theme = THEMES["light"]
    unknown = share_chart(replace(ONE, values=(None,), shown=("нет данных",)))
    zero = share_chart(replace(ONE, values=(0.0,), shown=("0 %",)))
    full = share_chart(ONE)
    legend = pixels(unknown, theme.bar)
    assert pixels(full, theme.bar) > legend + 20_000
    assert pixels(zero, theme.bar) <= legend + 400
    assert pixels(share_chart(EMPTY), theme.bar) == 0


@pytest.mark.parametrize("words", ["$a_1$ \\frac{1}", "<b>жирно</b> & 100 %", "🙂 學校 Школа", "ы" * 300, "слово " * 80, ""])
def test_any_words_are_drawn_as_they_are(words: str) -> None:
    chart = replace(FIVE, title=words, subtitle=words, footer=words, label=words, targets=(replace(FIRST, label=words),))
    assert share_chart(chart)[:4] == b"\x89PNG"
    assert share_chart(replace(EMPTY, nothing=words))[:4] == b"\x89PNG"


@pytest.mark.parametrize("values", [(0.0,) * 5, (0.1, 0.2, 0.3, 0.4, 0.5), (100.0,) * 5, (0, 104.0, 2600.0, 1e7, None)])
def test_any_share_finds_an_axis(values: tuple[float | None, ...]) -> None:
    assert share_chart(replace(FIVE, values=values))[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    "wrong",
    [
        {"values": (1.0,)},
        {"shown": ("1 %",)},
        {"targets": (replace(FIRST, values=(1.0,)),)},
        {"targets": (replace(FIRST, shown=()),)},
        {"targets": (FIRST, SECOND, FIRST)},
        {"values": (-1.0, 0, 0, 0, 0)},
        {"values": (float("nan"), 0, 0, 0, 0)},
        {"theme": "pink"},
    ],
)
def test_chart_that_cannot_be_true_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"one value per year|number from 0|at most two"):
        replace(FIVE, **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Станция юных  техников", "Станция юных техников"),
        ("Дом детского творчества «Родник» № 54", "Дом детского т…дник» № 54"),
        ("МБОУ «Средняя школа № 45 имени Ивана Озёрного»", "МБОУ «Средняя школа… № 45"),
        ("Детско-юношеская спортивная школа «Высота»", "Детско-юношеск…а «Высота»"),
    ],
)
def test_a_long_name_keeps_the_number_that_tells_two_schools_apart(label: str, said: str) -> None:
    assert shortened(label) == said


def as_json(chart: ShareChart) -> str:
    fields = {**vars(chart), "targets": [vars(line) for line in chart.targets]}
    return json.dumps(fields)


def test_child_process_draws_the_same_picture() -> None:
    told = subprocess.run([sys.executable, "-m", "papers.charts"], input=as_json(ONE).encode(), capture_output=True, check=True)
    assert told.stdout == share_chart(ONE)
    assert from_json(as_json(FIVE)) == FIVE


@pytest.mark.parametrize("text", ["", "[]", "{", '{"title": 1}', "null"])
def test_child_process_refuses_nonsense_in_one_line(text: str) -> None:
    with pytest.raises(ValueError, match=r"no chart|Expecting"):
        from_json(text)


def test_child_process_ends_with_code_two_on_nonsense() -> None:
    told = subprocess.run([sys.executable, "-m", "papers.charts"], input=b"{}", capture_output=True, check=False)
    assert (told.returncode, told.stdout) == (2, b"")
    assert len(told.stderr.decode().strip().splitlines()) == 1
