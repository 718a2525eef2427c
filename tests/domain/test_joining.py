"""The form is the state: what is asked, in which order, and what of it is kept before a guardian has agreed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.codes import Code, SchoolClass
from domain.convenient_day import Day
from domain.first_names import CalledName, NameRefusal
from domain.forms import FIVE_FORMS, Category, Part
from domain.joining import Choices, JoinForm, Question, Refusal, Tags, categories_offered, default_capacity, forms_offered, start
from domain.personal import PersonalData

Q = Question
SEVEN_B = SchoolClass(7, "Б")
CHOICES = Choices(
    consent_hash="hash-2",
    forms=FIVE_FORMS,
    classes=frozenset({SEVEN_B, SchoolClass(8, "А")}),
    interests=frozenset({"chess", "robots"}),
    requests=frozenset({"maths", "friends"}),
    directions=frozenset({"technical", "art"}),
)
ANSWERS: dict[Question, object] = {
    Q.CONSENT: "hash-2",
    Q.CATEGORY: Category.PUPIL,
    Q.FORM: "pupil_pupil",
    Q.SCHOOL_CLASS: SEVEN_B,
    Q.NAME: "маша к",
    Q.CAPACITY: 1,
    Q.DAY: Day.FRIDAY,
}
TAGS = {Part.MENTEE: Tags(frozenset({"chess"}), frozenset({"maths"})), Part.MENTOR: Tags(frozenset(), frozenset({"art"}))}


def begun(part: Part = Part.MENTEE, mode: PersonalData = PersonalData.NAMES, **more: object) -> JoinForm:
    form = start(part, mode, CHOICES, **more)  # type: ignore[arg-type]
    assert isinstance(form, JoinForm)
    return form


def filled(form: JoinForm) -> JoinForm:
    """Answers everything that is asked now."""
    while form.question is not None:
        answer = TAGS[form.part] if form.question is Q.TAGS else ANSWERS[form.question]
        answered = form.answered(form.question, answer, CHOICES)  # type: ignore[arg-type]
        assert isinstance(answered, JoinForm), (form.question, answered)
        form = answered
    return form


def kept(form: JoinForm) -> set[str]:
    """The answers that would be stored of this person now."""
    return {one for one in (*Question, "code") if getattr(form, one) is not None}


def road(form: JoinForm, other: dict[str, object]) -> list[Question]:
    """The questions as they come, one after another; `other` answers by question."""
    asked = []
    while form.question is not None:
        asked.append(form.question)
        answer = TAGS[form.part] if form.question is Q.TAGS else ANSWERS[form.question]
        form = form.answered(form.question, other.get(form.question, answer), CHOICES)  # type: ignore[assignment, arg-type]
    return asked


@pytest.mark.parametrize(
    ("begin", "other", "expected"),
    [
        # a pupil by the school's poster, before and after the guardian's consent
        ({"form": "pupil_pupil"}, {}, [Q.CONSENT, Q.SCHOOL_CLASS, Q.NAME]),
        ({"form": "pupil_pupil", "guardian_agreed": True}, {}, [Q.CONSENT, Q.SCHOOL_CLASS, Q.NAME, Q.TAGS, Q.DAY]),
        ({"form": "pupil_pupil", "adult": True}, {}, [Q.CONSENT, Q.SCHOOL_CLASS, Q.NAME, Q.TAGS, Q.DAY]),
        # codes: nothing is typed, and a personal code tells the class as well
        ({"form": "pupil_pupil", "mode": PersonalData.CODES}, {}, [Q.CONSENT, Q.SCHOOL_CLASS]),
        ({"form": "pupil_pupil", "mode": PersonalData.CODES, "code": Code(SEVEN_B, 3)}, {}, [Q.CONSENT]),
        ({"guardian_agreed": True}, {}, [Q.CONSENT, Q.FORM, Q.SCHOOL_CLASS, Q.NAME, Q.TAGS, Q.DAY]),
        # a young teacher has no class and no guardian
        ({"form": "teacher_teacher"}, {"name": "Анна Ким"}, [Q.CONSENT, Q.NAME, Q.TAGS, Q.DAY]),
        ({}, {"form": "teacher_teacher"}, [Q.CONSENT, Q.FORM, Q.NAME, Q.TAGS, Q.DAY]),
        # mentors
        ({"part": Part.MENTOR, "form": "pupil_pupil", "guardian_agreed": True}, {},
         [Q.CONSENT, Q.SCHOOL_CLASS, Q.NAME, Q.TAGS, Q.CAPACITY, Q.DAY]),
        ({"part": Part.MENTOR, "form": "pupil_pupil"}, {}, [Q.CONSENT, Q.SCHOOL_CLASS, Q.NAME]),
        ({"part": Part.MENTOR, "form": "employer_pupil"}, {"category": Category.GRADUATE},
         [Q.CONSENT, Q.CATEGORY, Q.NAME, Q.TAGS, Q.CAPACITY, Q.DAY]),
        ({"part": Part.MENTOR}, {"category": Category.EMPLOYER, "form": "employer_student"},
         [Q.CONSENT, Q.CATEGORY, Q.FORM, Q.NAME, Q.TAGS, Q.CAPACITY, Q.DAY]),
        ({"part": Part.MENTOR, "mode": PersonalData.CODES}, {"category": Category.TEACHER, "form": "teacher_teacher"},
         [Q.CONSENT, Q.CATEGORY, Q.FORM, Q.TAGS, Q.CAPACITY, Q.DAY]),
    ],
)  # fmt: skip
def test_questions_come_in_their_order(begin: dict[str, object], other: dict[str, object], expected: list[Question]) -> None:
    assert road(begun(**begin), other) == expected  # type: ignore[arg-type]


def test_pupil_has_five_screens_and_one_typed_text() -> None:
    form = begun(form="pupil_pupil", guardian_agreed=True)
    assert [form.step(one) for one in form.questions] == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    assert form.questions.count(Q.NAME) == 1
    assert form.step(Q.NAME) == (3, 5)
    assert form.before(Q.NAME) is Q.SCHOOL_CLASS
    assert form.before(Q.CONSENT) is None


def test_mode_none_has_no_participants() -> None:
    assert start(Part.MENTEE, PersonalData.NONE, CHOICES) is Refusal.NO_PARTICIPANTS
    assert start(Part.MENTEE, PersonalData.NAMES, CHOICES, form="of_yesterday") is Refusal.NOT_OFFERED


@pytest.mark.parametrize(
    ("question", "answer", "refusal"),
    [
        (Q.CONSENT, "hash-1", Refusal.NOT_OFFERED),
        (Q.CONSENT, True, Refusal.WRONG_KIND),
        (Q.FORM, "pupil_pupil", Refusal.CARRIED),
        (Q.SCHOOL_CLASS, SchoolClass(11, "Я"), Refusal.NOT_OFFERED),
        (Q.SCHOOL_CLASS, "7Б", Refusal.WRONG_KIND),
        (Q.NAME, None, NameRefusal.NOT_TEXT),
        (Q.NAME, "<b>Маша</b> К", NameRefusal.SIGNS),
        (Q.NAME, "Маша", NameRefusal.NO_INITIAL),
        (Q.TAGS, Tags(frozenset({"chess"}), frozenset({"art"})), Refusal.NOT_OFFERED),
        (Q.TAGS, "chess", Refusal.WRONG_KIND),
        (Q.DAY, "sunday", Refusal.NOT_OFFERED),
        (Q.CAPACITY, 1, Refusal.NOT_ASKED),
        (Q.CATEGORY, Category.TEACHER, Refusal.NOT_ASKED),
    ],
)
def test_wrong_answer_is_refused_with_its_reason(question: Question, answer: object, refusal: object) -> None:
    form = begun(form="pupil_pupil", guardian_agreed=True)
    assert form.answered(question, answer, CHOICES) is refusal  # type: ignore[arg-type]


@pytest.mark.parametrize("capacity", [0, -1, 11, True])
def test_capacity_outside_its_limits_is_refused(capacity: int) -> None:
    form = begun(Part.MENTOR, form="teacher_teacher")
    assert isinstance(form.answered(Q.CAPACITY, capacity, CHOICES), Refusal)


def test_late_questions_wait_for_the_guardian() -> None:
    form = filled(begun(form="pupil_pupil"))
    assert form.complete
    assert kept(form) == {"consent", "category", "form", "school_class", "name"}
    assert form.answered(Q.TAGS, TAGS[Part.MENTEE], CHOICES) is Refusal.TOO_EARLY
    later = replace(form, guardian_agreed=True)
    assert later.question is Q.TAGS
    assert later.step(Q.TAGS) == (4, 5)
    assert filled(later).complete


def test_any_earlier_answer_can_be_changed_and_the_rest_stays() -> None:
    form = filled(begun(form="pupil_pupil", guardian_agreed=True))
    changed = form.answered(Q.NAME, "Даша Л", CHOICES)
    assert changed == replace(form, name=CalledName("Даша", "Л"))
    assert form.answered(Q.SCHOOL_CLASS, SchoolClass(8, "А"), CHOICES) == replace(form, school_class=SchoolClass(8, "А"))


def test_changing_who_one_is_drops_what_followed_from_it() -> None:
    form = filled(begun(Part.MENTOR, guardian_agreed=True))
    assert form.school_class == SEVEN_B
    teacher = form.answered(Q.CATEGORY, Category.TEACHER, CHOICES)
    assert isinstance(teacher, JoinForm)
    assert (teacher.school_class, teacher.form) == (None, None)
    assert teacher.question is Q.FORM
    assert [rule.key for rule in forms_offered(teacher, CHOICES)] == ["teacher_teacher"]
    # Back to being a pupil without a guardian's word: nothing beyond the minimum is kept.
    pupil = replace(teacher, guardian_agreed=False).answered(Q.CATEGORY, Category.PUPIL, CHOICES)
    assert isinstance(pupil, JoinForm)
    assert (pupil.tags, pupil.capacity, pupil.day) == (None, None, None)


def test_categories_are_those_of_the_forms() -> None:
    assert categories_offered(begun(Part.MENTOR), CHOICES) == set(Category)
    assert categories_offered(begun(Part.MENTOR, form="employer_pupil"), CHOICES) == {Category.EMPLOYER, Category.GRADUATE}


def test_capacity_is_offered_as_one_to_pupils_and_two_to_adults() -> None:
    assert [default_capacity(one) for one in (Category.PUPIL, Category.TEACHER, Category.EMPLOYER)] == [1, 2, 2]


def test_draft_of_last_month_is_asked_again_only_what_has_changed() -> None:
    form = filled(begun(form="pupil_pupil", guardian_agreed=True))
    assert form.refreshed(CHOICES) == form
    newer = replace(CHOICES, consent_hash="hash-3", classes=frozenset({SchoolClass(8, "А")}), interests=frozenset())
    again = form.refreshed(newer)
    assert [one for one in again.questions if getattr(again, one) is None] == [Q.CONSENT, Q.SCHOOL_CLASS, Q.TAGS]
    assert again.name == form.name


def test_days_and_iso_numbers_agree() -> None:
    assert [day.weekday for day in Day] == [1, 2, 3, 4, 5, 6, None]
    assert [Day.of_weekday(day.weekday) for day in Day] == list(Day)


@given(
    st.sampled_from(Part),
    st.sampled_from([PersonalData.NAMES, PersonalData.CODES]),
    st.none() | st.sampled_from([rule.key for rule in FIVE_FORMS]),
    st.booleans(),
    st.booleans(),
    st.lists(
        st.tuples(
            st.sampled_from(Question),
            st.sampled_from(
                [
                    *ANSWERS.values(),
                    *TAGS.values(),
                    *Category,
                    *(rule.key for rule in FIVE_FORMS),
                    None,
                    "",
                    "Анна Ким",
                    3,
                    "x" * 5000,
                ]
            ),
        ),
        max_size=25,
    ),
)
def test_no_order_of_answers_keeps_more_than_allowed(
    part: Part, mode: PersonalData, carried: str | None, adult: bool, agreed: bool, answers: list[tuple[Question, object]]
) -> None:
    form = begun(part, mode, form=carried, adult=adult, guardian_agreed=agreed)
    for question, answer in answers:
        result = form.answered(question, answer, CHOICES)  # type: ignore[arg-type]
        form = result if isinstance(result, JoinForm) else form
        if form.waits_for_guardian:
            assert not kept(form) & {"tags", "capacity", "day"}
        if mode is PersonalData.CODES:
            assert form.name is None
        if form.complete:
            assert form.consent == CHOICES.consent_hash
            assert all(getattr(form, one) is not None for one in form.questions)
        rule = CHOICES.rule(form.form)
        if part is Part.MENTOR and rule and form.category:
            assert form.category in rule.mentors
