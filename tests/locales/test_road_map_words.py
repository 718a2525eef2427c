"""Every reason and every state of road maps and assignments has a sentence of its own, in each language."""

import pytest

from db.models import Measure
from db.road_map.publishing import Unpublished
from domain.assignment import EvidenceKind, Mark, Refusal
from domain.pieces import Unfit
from domain.road_map import approval
from domain.terms import Freq, Reason
from handlers.road_map import announcing, saying
from locales import LANGUAGES, Texts
from papers.refusal import Why

STATES = (
    "overdue", "today", "tomorrow", "open", "undated", "past", "returned", "returned-overdue", "reported", "accepted", "alone",
    "not-required", "cancelled",
)  # fmt: skip


@pytest.fixture(params=LANGUAGES)
def texts(request: pytest.FixtureRequest) -> Texts:
    """The words of each language in turn."""
    return Texts(request.param)


def test_each_has_its_own_sentence(texts: Texts) -> None:
    said = {
        "refusals": [texts("assignment-refused", reason=one.value) for one in Refusal],
        "refused approvals": [texts("approval-refused", reason=one.value) for one in approval.Refusal],
        "unfit": [texts("report-unfit", why=one.value, typed="none") for one in Unfit],
        "unpublished": [texts("road-map-unpublished", reason=one.value) for one in Unpublished],
        "evidence asked": [texts("report-ask", kind=one.value) for one in EvidenceKind],
        "evidence chips": [texts("road-map-evidence", kind=one.value, chosen=False) for one in EvidenceKind],
        "unread files": [texts(f"reading-refused-{one.value}", file="f") for one in Why],
        "questions": [texts(f"reading-ask-{one.value}") for one in Reason],
        "again": [texts(f"reading-again-{one.value}") for one in Freq],
        "states": [texts("assignment-state", how=one, until="D") for one in STATES],
        "marks": [
            texts(
                "assignment-line", mark=one.value, position=1, state="s", number=None, text="t", organization=None, handed=False
            )
            for one in Mark
        ],
    }
    for what, sentences in said.items():
        assert len(set(sentences)) == len(sentences), what


def test_term_that_counts_from_an_unknown_day_is_not_called_ongoing(texts: Texts) -> None:
    row = Measure(
        road_map_id=1, position=1, source="row", text="t", term_text="в течение 10 дней после приказа", term_kind="relative"
    )
    ongoing = Measure(road_map_id=1, position=2, source="row", text="t", term_text="постоянно", term_kind="ongoing")
    assert saying.term(row, texts) != saying.term(ongoing, texts)
    line = texts.plain("road-map-given-line", due=None, number=None, text="t", printed=announcing.relative(row))
    assert "в течение 10 дней после приказа" in line
    assert announcing.relative(ongoing) is None
