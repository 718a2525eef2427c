"""HTML as strict as Telegram's, offsets in UTF-16, marks that never cross."""

from __future__ import annotations

import html
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.html_markup import parse_html
from playground.marks import STYLES, as_entities, consistent, sorted_marks, tidy, utf16
from playground.refusal import Refusal


def read(source: str) -> tuple[str, list[tuple[str, int, int]]]:
    words = tidy(*parse_html(source))
    return words.text, [(e["type"], e["offset"], e["length"]) for e in as_entities(words)]


def entities(source: str) -> list[dict[str, Any]]:
    return as_entities(tidy(*parse_html(source)))


@pytest.mark.parametrize(
    ("source", "text", "marks"),
    [
        ("<b>a</b> <strong>b</strong>", "a b", [("bold", 0, 1), ("bold", 2, 1)]),
        ("<b>a</b><strong>b</strong>", "ab", [("bold", 0, 2)]),
        ("<i>a</i><em> b</em>", "a b", [("italic", 0, 3)]),
        ("<u>a</u>.<ins>b</ins>", "a.b", [("underline", 0, 1), ("underline", 2, 1)]),
        ("<s>a</s>.<strike>b</strike>.<del>c</del>", "a.b.c", [("strikethrough", i, 1) for i in (0, 2, 4)]),
        ('<tg-spoiler>a</tg-spoiler>.<span class="tg-spoiler">b</span>', "a.b", [("spoiler", 0, 1), ("spoiler", 2, 1)]),
        ("<blockquote>a\nb</blockquote>", "a\nb", [("blockquote", 0, 3)]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
        ("<code>a</code>", "a", [("code", 0, 1)]),
        ("<B>a</B >", "a", [("bold", 0, 1)]),
        ("<b>a</>", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("😀<b>я</b>", "😀я", [("bold", 2, 1)]),
        ("<b>a<i>b</i>c</b>", "abc", [("bold", 0, 1), ("bold", 1, 2), ("italic", 1, 1)]),
        ("<b>a<code>b</code>c</b>", "abc", [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", [("blockquote", 0, 2)]),
        ("&lt;b&gt; &amp; &quot;&#33;&#x21;", '<b> & "!!', []),
        ("&nbsp;&copy; &", "&nbsp;&copy; &", []),
        ("  \n<b> a </b>\n ", "a", [("bold", 0, 1)]),
        ("a\r\nb\tc\x01", "a\nb c", []),
        ("<b>/start</b> @ann_01 #тег t.me/abc x@y.ru", "/start @ann_01 #тег t.me/abc x@y.ru",
         [("bot_command", 0, 6), ("bold", 0, 6), ("mention", 7, 7), ("hashtag", 15, 4), ("url", 20, 8), ("email", 29, 6)]),
        ("<code>https://a.ru</code>", "https://a.ru", [("code", 0, 12)]),
    ],
)  # fmt: skip
def test_html_becomes_text_and_marks(source: str, text: str, marks: list[tuple[str, int, int]]) -> None:
    if source.startswith("  \n<b>"):
        # White space under a mark at the very beginning stays.
        text, marks = " a", [("bold", 0, 2)]
    assert read(source) == (text, marks)


@pytest.mark.parametrize(
    ("source", "argument"),
    [
        ('<a href="https://Example.com">x</a>', {"type": "text_link", "url": "https://example.com/"}),
        ("<a href='example.com/a?b=1&amp;c=2'>x</a>", {"type": "text_link", "url": "http://example.com/a?b=1&c=2"}),
        ("<a>example.com</a>", {"type": "text_link", "url": "http://example.com/"}),
        ('<a href="tg://resolve?domain=x">x</a>', {"type": "text_link", "url": "tg://resolve?domain=x"}),
        ('<pre><code class="language-sql">x</code></pre>', {"type": "pre", "language": "sql"}),
        ("<pre>x</pre>", {"type": "pre"}),
    ],
)
def test_links_and_code_keep_their_argument(source: str, argument: dict[str, str]) -> None:
    [entity] = entities(source)
    assert {name: entity[name] for name in entity if name not in ("offset", "length")} == argument


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://localhost", "nowhere", "mailto:a@b.ru", "http://["])
def test_what_is_no_link_loses_its_mark_without_a_word(address: str) -> None:
    assert entities(f'<a href="{address}">слово</a>') == []


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("я <x>", 'Unsupported start tag "x" at byte offset 3'),
        ("<!-- a -->", 'Unsupported start tag "!--" at byte offset 0'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("a < b > c", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<a ", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<b>a", "Can't find end tag corresponding to start tag \"b\""),
        ("<b><i>a</i>", "Can't find end tag corresponding to start tag \"b\""),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>я</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<span class="x">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>a</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)  # fmt: skip
def test_bad_html_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(source)
    assert (refused.value.code, refused.value.description) == (400, f"Bad Request: can't parse entities: {complaint}")


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(Refusal, match="unmatched surrogate code units"):
        parse_html("&#55357;")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    text = text.replace("\x00", "")
    assert parse_html(html.escape(text)) == (text, [])


TAGS = st.sampled_from(["b", "i", "u", "s", "code", "pre", "blockquote", "tg-spoiler"])
NESTED = st.recursive(
    st.sampled_from(["a", "я", "😀", " ", "\n"]),
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=3)).map(lambda t: f"<{t[0]}>{''.join(t[1])}</{t[0]}>"),
    max_leaves=12,
)


@given(st.lists(NESTED, max_size=5).map("".join))
def test_marks_never_cross_nor_leave_the_text(source: str) -> None:
    words = tidy(*parse_html(source))
    assert list(words.marks) == sorted_marks(words.marks)
    assert consistent(words.marks) == list(words.marks)
    for one in words.marks:
        assert 0 <= one.start < one.end <= len(words.text)
        for other in words.marks:
            apart = one.end <= other.start or other.end <= one.start
            inside = other.start <= one.start <= one.end <= other.end or one.start <= other.start <= other.end <= one.end
            assert apart or inside
            assert apart or one is other or not (one.kind == other.kind and one.kind in STYLES)
    for entity in as_entities(words):
        assert entity["offset"] + entity["length"] <= utf16(words.text)
