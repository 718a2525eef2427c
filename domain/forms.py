"""Forms of mentorship: who may be a mentor and who a mentee in each. Data: schools add their own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto


class Category(StrEnum):
    """What a person is in life, whichever part they take."""

    PUPIL = auto()
    STUDENT = auto()
    TEACHER = auto()
    EMPLOYER = auto()
    GRADUATE = auto()


#: Adults who do not work in the school: they meet minors only after clearance (`domain/clearance.py`).
FROM_OUTSIDE = frozenset({Category.STUDENT, Category.EMPLOYER, Category.GRADUATE})


class Part(StrEnum):
    """The part a participant takes in a form; one person may take both, in different forms."""

    MENTOR = auto()
    MENTEE = auto()


@dataclass(frozen=True)
class FormRule:
    """One form of mentorship: its key (stored, and the key of its spoken name), who mentors and who is mentored."""

    key: str
    mentors: frozenset[Category]
    mentees: Category


#: The five forms of the target model (order Р-145), as a new programme starts with them.
FIVE_FORMS = (
    FormRule("pupil_pupil", frozenset({Category.PUPIL}), Category.PUPIL),
    FormRule("teacher_teacher", frozenset({Category.TEACHER}), Category.TEACHER),
    FormRule("student_pupil", frozenset({Category.STUDENT, Category.GRADUATE}), Category.PUPIL),
    FormRule("employer_pupil", frozenset({Category.EMPLOYER, Category.GRADUATE}), Category.PUPIL),
    FormRule("employer_student", frozenset({Category.EMPLOYER, Category.GRADUATE}), Category.STUDENT),
)
