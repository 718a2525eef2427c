"""Terms: what «до 15 сентября», «ежемесячно», «в течение учебного года» mean in days.

The way of a phrase: `tokens` (letters and scanning errors) → `units`, `moments`, `cycles`, `undated` (the grammar) →
`scan` (left to right, noise passed over) → `spans`, `resolve` (years) → `reading` (one Term). `find` reads running text.
"""

from domain.terms.find import FoundTerm, find
from domain.terms.occurrences import occurrences
from domain.terms.reading import parse_term
from domain.terms.record import By, Freq, Kind, Question, Reason, Recurrence, Span, Term, YearContext

__all__ = [
    "By",
    "FoundTerm",
    "Freq",
    "Kind",
    "Question",
    "Reason",
    "Recurrence",
    "Span",
    "Term",
    "YearContext",
    "find",
    "occurrences",
    "parse_term",
]
