"""Posters and slips as they are laid out: nothing leaves the page, the QR code stays large, links are read back."""

import dataclasses
import io

import pytest
import segno

from domain.personal import Personal
from domain.school_links import LONGEST, Line
from papers.drawing import PDF, poster_file, slips_file
from papers.poster import SMALLEST_QR, Poster
from papers.poster import layout as poster_marks
from papers.printed import HEIGHT, WIDTH, Mark, Qr, Words, painted, width
from papers.slips import Slip, Slips
from papers.slips import layout as slip_pages

LINK = "https://t.me/belye_klyuchi_mentor_bot?start=s-7kq2m9xw"
USUAL = Poster(
    organization="Школа № 1", heading="Нужна помощь? Найди наставника", line="Старшеклассник поможет с предметом.", link=LINK,
    scan="Наведи камеру телефона на код", printed=LINK.removeprefix("https://"), ask="Вопросы — куратору наставничества школы",
)  # fmt: skip
LONG = dataclasses.replace(
    USUAL, organization="Щ" * 120,
    **{line.value: "Щ" * LONGEST[line] for line in Line},
)  # fmt: skip


def inside(marks: list[Mark]) -> bool:
    """Whether every line of words lies on the page."""
    words = [one for one in marks if isinstance(one, Words)]
    lefts = [(one.x - width(one.text, one.size, bold=one.bold) / (2 if one.centred else 1e9), one) for one in words]
    return all(
        left >= 4 and left + width(one.text, one.size, bold=one.bold) <= WIDTH - 4 and 4 < one.y < HEIGHT - 4
        for left, one in lefts
    )


@pytest.mark.parametrize("poster", [USUAL, LONG])
def test_poster_fits_its_page_and_its_code_is_read_from_two_metres(poster: Poster) -> None:
    marks = poster_marks(poster)
    (code,) = (one for one in marks if isinstance(one, Qr))
    assert code.side >= SMALLEST_QR > 120
    assert inside(marks)
    tops = [one.y for one in marks if isinstance(one, Words)]
    assert not any(code.y - 4 < top < code.y + code.side + 4 for top in tops)
    heading = max(one.size for one in marks if isinstance(one, Words))
    assert heading >= (40 if poster is USUAL else 20)


def test_picture_holds_the_code_of_the_link() -> None:
    from PIL import Image  # noqa: PLC0415 -- as heavy here as there

    png = painted([poster_marks(USUAL)], "png")
    assert png.startswith(b"\x89PNG")
    picture = Image.open(io.BytesIO(png)).convert("L")
    (code,) = (one for one in poster_marks(USUAL) if isinstance(one, Qr))
    matrix = segno.make(LINK, error="m", micro=False).matrix
    # The printed code is whole dots a module, so it may be a little larger or smaller than laid out, around the same middle.
    scale = picture.width / WIDTH
    one = round(code.side * scale / len(matrix))
    left, top = ((start + code.side / 2) * scale - one * len(matrix) / 2 for start in (code.x, code.y))
    seen = [
        [
            int(picture.getpixel((int(left + (column + 0.5) * one), int(top + (row + 0.5) * one))) < 128)
            for column in range(len(matrix))
        ]
        for row in range(len(matrix))
    ]
    assert seen == [list(row) for row in matrix]


def test_slips_stay_on_their_page_however_long_the_names() -> None:
    slips = tuple(
        Slip(f"11Щ-{number}", LINK + "_23456789ab", "Щербинина-Константинопольская Александрина") for number in range(900, 911)
    )
    sheets = Slips(
        organization="Щ" * 60,
        steps=("1. Наведи камеру телефона на код.", "2. Нет камеры? " + "Щ" * 40),
        address="t.me/" + "щ" * 32,
        classes=(("11Щ", slips),),
    )
    pages = [list(page) for page in slip_pages(sheets)]
    assert [sum(isinstance(one, Qr) for one in page) for page in pages] == [10, 1]
    for page in pages:
        assert inside(page)


async def test_name_that_is_personal_reaches_no_paper_of_the_messenger() -> None:
    """Whatever is drawn for a chat goes to the child as JSON, which a personal value does not become."""
    slip = Slip("7Б-01", LINK, Personal("Ветрова Алина"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="Personal"):
        await slips_file(Slips(organization="Школа", steps=(), address="t.me/x", classes=(("7Б", (slip,)),)))
    with pytest.raises(TypeError, match="Personal"):
        await poster_file(dataclasses.replace(USUAL, ask=Personal("Ветрова Алина")), PDF)  # type: ignore[arg-type]
