"""Which documents there are and which fields each one offers. Codes only: what a field is called stands in the locales."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from domain.office_papers import Paper


@dataclass(frozen=True)
class Fields:
    """The fields of a document: plain ones, and lists with the fields of their rows."""

    plain: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def codes(self) -> frozenset[str]:
        """Everything that a template of this kind may name."""
        return frozenset({*self.plain, *self.lists, *(code for row in self.lists.values() for code in row)})


#: What every document knows: whose it is, the day, the programme, who signs.
_EVERYWHERE = (
    "organization", "organization_short", "above", "today", "today_digits", "school_year", "programme", "legal_base",
    "signer_office", "signer", "curator",
)  # fmt: skip
_ORDER = ("order_number", "order_date")
_TWO = ("mentor", "mentor_category", "mentee", "mentee_category", "form")
_EXECUTED = ("total", "done", "waiting", "overdue", "open")

CATALOGUE: Mapping[Paper, Fields] = MappingProxyType(
    {
        Paper.ORDER: Fields(
            (*_EVERYWHERE, *_ORDER, "pair_count"),
            {"pairs": ("number", *_TWO, "since")},
        ),
        Paper.PAIRS: Fields(
            (*_EVERYWHERE, "pair_count"),
            {"pairs": ("number", *_TWO, "since", "state", "order", "meeting_count", "last_meeting")},
        ),
        Paper.PLAN: Fields(
            (*_EVERYWHERE, *_ORDER, *_TWO, "since", "requests", "directions", "meeting_count"),
            {
                "goals": ("number", "goal", "steps", "reached"),
                "meetings": ("number", "day", "kind", "topic", "place", "minutes", "state"),
            },
        ),
        Paper.THANKS: Fields(
            (*_EVERYWHERE, "mentor", "mentor_category", "form", "since", "until", "months", "pair_count", "meeting_count"),
        ),
        Paper.CERTIFICATE: Fields(
            (*_EVERYWHERE, "mentor", "mentor_category", "form", "since", "until", "months", "pair_count", "meeting_count"),
            {"pairs": ("number", "mentee_category", "since", "until", "meeting_count", "outcome", "order")},
        ),
        Paper.STATEMENT: Fields(
            (*_EVERYWHERE, "map_title", "map_number", "map_date", "place_count", "measure_count", *_EXECUTED),
            {
                "measures": ("number", "measure", "term", *_EXECUTED),
                "places": ("number", "place", *_EXECUTED),
                "late": ("number", "place", "measure", "deadline", "days"),
            },
        ),
        Paper.REFERENCE: Fields(
            (*_EVERYWHERE, "map_title", "map_number", "map_date", *_EXECUTED),
            {"measures": ("number", "measure", "term", "deadline", "state", "reported", "documents")},
        ),
        Paper.SUMMARY: Fields(
            (
                *_EVERYWHERE, "request", "request_due", "asked", "answered", "silent_count", "pupils", "involved", "percent",
                "known_places", "place_count", "signed_up", "paired", "met", "regularly", "all_pairs", *_EXECUTED,
            ),
            {
                "questions": ("number", "question", "answer"),
                "silent": ("number", "place"),
                "promises": ("number", "base", "goal_percent", "due", "involved", "pupils", "percent", "lacking"),
                "forms": ("number", "form", "involved"),
                "categories": ("number", "category", "mentor_count"),
                "partners": ("number", "partner", "agreement", "places"),
                "events": ("number", "event", "day", "came"),
                "acts": ("number", "place", "act", "day"),
            },
        ),
    }
)  # fmt: skip
