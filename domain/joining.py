"""Joining a form: the form is the state. Next question, accepted answer, refusal, "step n of m".

Half-filled forms are rows that survive days; `refreshed` drops what has meanwhile ceased to be offered. Until a guardian
has agreed, a minor is asked class, form and name only (law on personal data: the minimum); the rest comes afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto
from typing import Any

from domain.codes import Code, SchoolClass
from domain.convenient_day import Day
from domain.first_names import CalledName, NameRefusal, read_name
from domain.forms import Category, FormRule, Part
from domain.joining_questions import Sheet
from domain.personal import PersonalData


class Question(StrEnum):
    """One screen of the form; the value is the name of the field that it fills."""

    CONSENT = auto()
    CATEGORY = auto()  # mentors: pupil, teacher, student, employer, graduate
    FORM = auto()
    SCHOOL_CLASS = auto()
    NAME = auto()  # mode `names` only: first name and first letter of the surname, the only typed text
    TAGS = auto()  # mentee: interests and requests; mentor: interests and directions
    CAPACITY = auto()  # mentors: how many mentees
    DAY = auto()


class Refusal(StrEnum):
    """Why an answer is not taken (names have reasons of their own, `NameRefusal`)."""

    NO_PARTICIPANTS = auto()  # mode `none`: this bot keeps road maps only
    NOT_ASKED = auto()  # this form does not ask that (an old button)
    NOT_OFFERED = auto()  # no longer, or never, among the choices (an old or forged button)
    CARRIED = auto()  # the link or the roster has said it; only the curator changes it
    TOO_EARLY = auto()  # waits for the guardian's consent
    WRONG_KIND = auto()  # a sticker, a text or a number where something else was asked
    CODE_TAKEN = auto()  # somebody else has come in with the code of the roster, or it was taken off
    CODES_OVER = auto()  # every personal code of this class, or of the adults, has been given


@dataclass(frozen=True)
class Tags:
    """What was chosen on the screen of tags; keys. `topics` are a mentee's requests or a mentor's directions."""

    interests: frozenset[str]
    topics: frozenset[str]
    #: The answer to the programme's own question: the code of one chip, or none.
    own: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Choices:
    """What the programme and the organisation offer now."""

    consent_hash: str  # `Document.text_hash` of the consent that is shown
    forms: tuple[FormRule, ...]
    classes: frozenset[SchoolClass]
    interests: frozenset[str]
    requests: frozenset[str]
    directions: frozenset[str]
    days: frozenset[Day] = frozenset(Day)
    most_mentees: int = 10
    sheets: Mapping[Part, Sheet] = field(default_factory=dict)

    def sheet(self, part: Part) -> Sheet:
        """How the programme asks the questions of this part."""
        return self.sheets.get(part, Sheet())

    def rule(self, key: str | None) -> FormRule | None:
        """The form of that key, if it is offered."""
        return next((rule for rule in self.forms if rule.key == key), None)


Answer = str | CalledName | SchoolClass | Tags | int | None

_EARLY: Mapping[Part, tuple[Question, ...]] = {
    Part.MENTEE: (Question.CONSENT, Question.FORM, Question.SCHOOL_CLASS, Question.NAME),
    Part.MENTOR: (Question.CONSENT, Question.CATEGORY, Question.FORM, Question.SCHOOL_CLASS, Question.NAME),
}
_LATE: Mapping[Part, tuple[Question, ...]] = {
    Part.MENTEE: (Question.TAGS, Question.DAY),
    Part.MENTOR: (Question.TAGS, Question.CAPACITY, Question.DAY),
}


@dataclass(frozen=True, kw_only=True)
class JoinForm:
    """A form as far as it is filled. `carried` is what the link or the roster has said; it is not asked."""

    part: Part
    mode: PersonalData
    carried: frozenset[Question] = frozenset()
    movable: bool = False  # sent, not decided yet: another form for the same kind of people may be chosen
    code: Code | None = None  # from a roster; without one the bot gives a code when the form is sent
    sheet: Sheet = field(default_factory=Sheet)
    adult: bool = False  # recorded by the curator; says nothing about those who are adults by category
    guardian_agreed: bool = False
    consent: str | None = None  # the hash of the text that was agreed to
    category: Category | None = None
    form: str | None = None
    school_class: SchoolClass | None = None
    name: CalledName | None = None
    tags: Tags | None = None
    capacity: int | None = None
    day: Day | None = None

    @property
    def minor(self) -> bool:
        """A pupil counts as under 18 until the curator has recorded otherwise; so does who has not said yet."""
        return self.category in (None, Category.PUPIL) and not self.adult

    @property
    def waits_for_guardian(self) -> bool:
        """Whether only the first questions may be asked for now."""
        return self.minor and not self.guardian_agreed

    @property
    def questions(self) -> tuple[Question, ...]:
        """What this person is asked, in order, as things stand now."""
        early = [one for one in _EARLY[self.part] if one not in self.carried and self._asks(one)]
        # While a mentor has not said who they are, the full road is shown: most of them are adults.
        short = self.waits_for_guardian and self.category is not None
        # The last screen stays where no day is asked: it carries the summary.
        late = [one for one in _LATE[self.part] if one is not Question.CAPACITY or one.value not in self.sheet.gone]
        return (*early,) if short else (*early, *late)

    @property
    def corrections(self) -> tuple[Question, ...]:
        """What may be answered otherwise, in order: what is asked, and the form, while it may still be another one."""
        moved = self.movable and Question.FORM not in self.questions
        return (*((Question.FORM,) if moved else ()), *self.questions)

    def _asks(self, question: Question) -> bool:
        if question is Question.NAME:
            return self.mode is PersonalData.NAMES
        return question is not Question.SCHOOL_CLASS or self.category in (None, Category.PUPIL)

    @property
    def question(self) -> Question | None:
        """The first question without an answer; None once everything that may be asked now is answered."""
        return next((one for one in self.questions if not self._answered(one)), None)

    def _answered(self, question: Question) -> bool:
        if question is Question.TAGS and self.tags is not None:
            return not self.sheet.lacks(self.tags.own)
        return getattr(self, question) is not None

    @property
    def complete(self) -> bool:
        """Whether the form can be sent. A minor's is sent in two parts: before and after the guardian's consent."""
        return self.question is None

    def step(self, question: Question) -> tuple[int, int]:
        """«Шаг n из m» of a question of this form. Raises ValueError for one that is not asked."""
        return self.questions.index(question) + 1, len(self.questions)

    def before(self, question: Question) -> Question | None:
        """Where «Назад» leads."""
        at = self.questions.index(question)
        return self.questions[at - 1] if at else None

    def answered(self, question: Question, answer: Answer, choices: Choices) -> JoinForm | Refusal | NameRefusal:
        """The form with this answer, first or corrected. A name is passed as typed (None: a message without text)."""
        moves = self.movable and question is Question.FORM
        if question in self.carried and not moves:
            return Refusal.CARRIED
        if self.waits_for_guardian and question in _LATE[self.part]:
            return Refusal.TOO_EARLY
        if question not in self.corrections:
            return Refusal.NOT_ASKED
        if question is Question.NAME:
            name = read_name(answer if isinstance(answer, str) else None, adult=not self.minor)
            return name if isinstance(name, NameRefusal) else replace(self, name=name)
        accepted = _accept(self, question, answer, choices)
        if isinstance(accepted, Refusal):
            return accepted
        return _consistent(replace(self, **{question.value: accepted}), choices)

    def refreshed(self, choices: Choices) -> JoinForm:
        """The form without answers that are no longer offered: a class is gone, the consent's text has changed …"""
        gone: dict[str, Any] = {
            one.value: None
            for one in self.questions
            if one not in self.carried
            and one is not Question.NAME
            and getattr(self, one) is not None
            and isinstance(_accept(self, one, getattr(self, one), choices), Refusal)
        }
        return _consistent(replace(self, **gone), choices) if gone else self


def start(
    part: Part,
    mode: PersonalData,
    choices: Choices,
    *,
    form: str | None = None,
    code: Code | None = None,
    adult: bool = False,
    guardian_agreed: bool = False,
) -> JoinForm | Refusal:
    """An empty form. `form` comes from the link, `code` from a roster: what they carry is not asked."""
    if mode is PersonalData.NONE:
        return Refusal.NO_PARTICIPANTS
    rule = choices.rule(form)
    if form is not None and rule is None:
        return Refusal.NOT_OFFERED
    carried = {Question.FORM} if form else set()
    category: Category | None = None
    if rule is not None and part is Part.MENTEE:
        category = rule.mentees
    elif rule is not None and len(rule.mentors) == 1:
        (category,) = rule.mentors
        carried.add(Question.CATEGORY)
    if code is not None and code.school_class is not None:
        carried.add(Question.SCHOOL_CLASS)
    return JoinForm(
        part=part,
        mode=mode,
        carried=frozenset(carried),
        code=code,
        adult=adult,
        guardian_agreed=guardian_agreed,
        category=category,
        form=form,
        school_class=code.school_class if code else None,
        sheet=choices.sheet(part),
    )


def carrying(form: JoinForm, code: Code, school_class: SchoolClass | None, name: CalledName | None, choices: Choices) -> JoinForm:
    """The form with what a roster says: the code and the class are not asked, a name (mode `names`) can be corrected.

    `school_class` is that of this year; the code keeps the one of the year in which its slip was printed.

    A roster is of pupils: a form for adults only stays as it was.
    """
    pupils = form.part is Part.MENTEE or Category.PUPIL in categories_offered(form, choices)
    if school_class is None or not pupils or form.category not in (None, Category.PUPIL):
        return form
    carried = form.carried | {Question.SCHOOL_CLASS}
    if form.part is Part.MENTOR:
        form, carried = replace(form, category=Category.PUPIL), carried | {Question.CATEGORY}
    called = form.name or (name if form.mode is PersonalData.NAMES else None)
    return replace(form, code=code, school_class=school_class, name=called, carried=carried)


def default_capacity(category: Category | None) -> int:
    """How many mentees are offered first: 1 to pupils, 2 to adults."""
    return 1 if category in (None, Category.PUPIL) else 2


def forms_offered(form: JoinForm, choices: Choices) -> tuple[FormRule, ...]:
    """The forms this person can choose from."""
    if form.part is Part.MENTEE or form.category is None:
        return choices.forms
    return tuple(rule for rule in choices.forms if form.category in rule.mentors)


def categories_offered(form: JoinForm, choices: Choices) -> frozenset[Category]:
    """Who can be a mentor here; where the link carries the form, in that form."""
    rules = [choices.rule(form.form)] if Question.FORM in form.carried else list(choices.forms)
    return frozenset(category for rule in rules if rule for category in rule.mentors)


def _accept(form: JoinForm, question: Question, answer: Any, choices: Choices) -> Any:
    """The value to keep, or a Refusal. Values arrive from buttons, so each is looked up among the present choices."""
    match question, answer:
        case (Question.CONSENT, str()):
            offered = answer == choices.consent_hash
        case (Question.CATEGORY, str()):
            offered = answer in categories_offered(form, choices)
            answer = Category(answer) if offered else answer
        case (Question.FORM, str()):
            offered = choices.rule(answer) in forms_offered(form, choices)
        case (Question.SCHOOL_CLASS, SchoolClass()):
            offered = answer in choices.classes
        case (Question.TAGS, Tags()):
            topics = choices.requests if form.part is Part.MENTEE else choices.directions
            own = answer.own <= form.sheet.chips and len(answer.own) <= 1
            offered = own and answer.interests <= choices.interests and answer.topics <= topics
        case (Question.CAPACITY, int()) if not isinstance(answer, bool):
            offered = 1 <= answer <= choices.most_mentees
        case (Question.DAY, str()):
            offered = answer in choices.days and (question.value not in form.sheet.gone or answer in (Day.ANY, form.day))
            answer = Day(answer) if offered else answer
        case _:
            return Refusal.WRONG_KIND
    return answer if offered else Refusal.NOT_OFFERED


def _consistent(form: JoinForm, choices: Choices) -> JoinForm:
    """After a change: what followed from the old answer goes, so that it is asked anew or not kept at all."""
    rule = choices.rule(form.form)
    if Question.FORM not in form.carried:
        if form.part is Part.MENTEE:
            form = replace(form, category=rule.mentees if rule else None)
        elif rule is not None and form.category is not None and form.category not in rule.mentors:
            form = replace(form, form=None)
    if form.category not in (None, Category.PUPIL) and Question.SCHOOL_CLASS not in form.carried:
        form = replace(form, school_class=None)
    if form.waits_for_guardian:
        form = replace(form, tags=None, capacity=None, day=None)
    return form
