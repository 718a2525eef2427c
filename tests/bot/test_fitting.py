"""Words that are too long for a message: cut at a sentence, valid markup, never longer than the limit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fitting import cut, length
from playground.html_markup import parse_html

_MARKED = st.recursive(
    st.text(alphabet="яz. \n!📄", max_size=40) | st.sampled_from(["&amp;", "&lt;", "&#x27;"]),
    lambda inner: st.lists(inner, max_size=4).map("".join) | inner.map("<b>{}</b>".format) | inner.map("<i>{}</i>".format),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("html", "most", "left"),
    [
        ("Раз. Два. Три.", 40, "Раз. Два. Три."),
        ("Первое слово. Второе слово. Третье.", 32, "Первое слово. Второе слово.\n\n…"),
        ("Первое <b>слово. Второе слово. Третье</b>.", 32, "Первое <b>слово. Второе слово.</b>\n\n…"),
        ("слово слово слово слово", 16, "слово слово\n\n…"),
        ("словословословослово", 10, "словосл\n\n…"),
        ("№ 3.2 и 3.3 до 01.09.2026 всё", 26, "№ 3.2 и 3.3 до\n\n…"),
    ],
)
def test_words_end_where_a_reader_would_stop(html: str, most: int, left: str) -> None:
    assert cut(html, "…", most) == left


@given(_MARKED, st.integers(20, 60))
def test_what_is_cut_fits_and_stays_readable_for_telegram(html: str, most: int) -> None:
    short = cut(html, "<i>дальше</i>", most)
    assert length(short) <= most
    assert len(parse_html(short)[0].encode("utf-16-le")) // 2 == length(short)
    if length(html) <= most:
        assert short == html
