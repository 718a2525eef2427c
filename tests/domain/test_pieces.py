"""Pieces of evidence: typed lines, files, photos."""

from datetime import date

import pytest

from domain.assignment import EvidenceKind
from domain.pieces import LARGEST, MOST, Piece, Unfit, added, from_file, from_text, packed, said_before, unpacked, with_one

TODAY = date(2026, 9, 3)
DOCUMENT, FILE, PHOTO, LINK, LINE = (EvidenceKind(one) for one in ("document", "file", "photo", "link", "line"))


@pytest.mark.parametrize(
    ("asked", "typed", "piece"),
    [
        (DOCUMENT, "№ 45 от 28.08.2026", Piece(DOCUMENT, "45", date(2026, 8, 28))),
        (DOCUMENT, "готово", Unfit.NO_DATE),
        (DOCUMENT, "№ 45 от 28.08.2027", Unfit.FUTURE),
        (LINK, "смотрите https://school1.example/news/5.", Piece(LINK, "https://school1.example/news/5")),
        (LINK, "school1.ru/news", Piece(LINK, "school1.ru/news")),
        (LINK, "на сайте", Unfit.NO_LINK),
        (LINE, "  провели\n собрание ", Piece(LINE, "провели собрание")),
        (LINE, " \n ", Unfit.EMPTY),
        (LINE, "я" * 501, Unfit.TOO_LONG),
        (FILE, "вот список", Piece(LINE, "вот список")),
    ],
)
def test_typed_lines(asked: EvidenceKind, typed: str, piece: Piece | Unfit) -> None:
    assert from_text(asked, typed, TODAY) == piece


def test_files_up_to_what_a_bot_can_fetch() -> None:
    assert from_file("f1", photo=False, name="a.pdf", size=LARGEST) == Piece(
        FILE, file_id="f1", file_name="a.pdf", file_size=LARGEST
    )
    assert from_file("f1", photo=False, name="a.pdf", size=LARGEST + 1) is Unfit.TOO_LARGE
    assert from_file("p1", photo=True) == Piece(PHOTO, file_id="p1")


def test_of_three_hundred_files_twenty_are_kept_and_one_sentence_says_so() -> None:
    draft, answered = None, 0
    for n in range(300):
        collected, unfit = with_one(unpacked(draft), from_file(str(n), photo=False, name=f"Приложение {n}.pdf", size=9))
        answered += not said_before(draft, unfit)
        draft = packed(collected, "", unfit)
    assert (len(unpacked(draft)), draft["unfit"] if draft else None) == (MOST, Unfit.TOO_MANY)
    assert answered == MOST + 1, "each that is taken, and the first that is not"


def test_the_same_piece_twice_is_one_and_there_is_an_end() -> None:
    one = Piece(LINE, "раз")
    assert added((one,), one) == (one,)
    many = tuple(Piece(PHOTO, file_id=str(n)) for n in range(MOST))
    assert added(many[:-1], many[-1]) == many
    assert added(many, one) is Unfit.TOO_MANY
