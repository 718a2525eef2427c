"""The whole list at once: as many pairs as the rules allow, and among those the highest sum of scores.

The same rules as `rules.obstacles` and the same numbers as `score.reasons`, by the array: 5 000 mentees and 5 000 mentors
are 25 million questions. A property test holds both against each other. Runs in a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from domain.convenient_day import Day
from domain.matching.question import Answer, Left, Placed, Question
from domain.matching.rules import History, Mentee, Mentor, Obstacle
from domain.matching.score import Reason, Weights, reasons, weeks_waited

Table = NDArray[np.int32]
Yes = NDArray[np.bool_]

NO_GRADE = 0
NO_DAY = -1


def best_assignment(question: Question) -> Answer:
    """Suggestions in the order of the mentees, and who cannot be placed and why.

    A mentor is a person: one who has joined in several forms or organisations has one capacity (the smallest that was
    given), so the columns solved over are free places of persons, not rows of the list.
    """
    mentees, mentors = question.mentees, question.mentors
    if not mentees or not mentors:
        return Answer((), tuple(Left(row, 0, {}) for row in range(len(mentees))))
    table = Questions(mentees, mentors, question.history)
    chosen = _chosen(mentors, ~table.forbidden, table.scores(question.today, question.weights), len(mentees))

    def why(row: int, column: int) -> tuple[Reason, ...]:
        return reasons(mentors[column], mentees[row], question.today, question.weights, question.history)

    return Answer(
        tuple(Placed(row, column, why(row, column)) for row, column in sorted(chosen.items())),
        tuple(
            Left(row, int(np.count_nonzero(~table.forbidden[row])), table.tally(row))
            for row in range(len(mentees))
            if row not in chosen
        ),
    )


def _chosen(mentors: Sequence[Mentor], allowed: Yes, scores: Table, most: int) -> dict[int, int]:
    """Row of the mentee → column of the mentor."""
    persons, of_person = np.unique([one.person for one in mentors], return_inverse=True)
    free = np.full(len(persons), most)
    np.minimum.at(free, of_person, [one.free for one in mentors])
    best = _best_columns(allowed, scores, of_person, len(persons))  # of each person's rows
    fits = np.take_along_axis(allowed, best, axis=1)
    value = np.take_along_axis(scores, best, axis=1).astype(np.float64)
    # More than all scores together: one more pair always weighs more than better pairs.
    value = np.where(fits, value + (1 + np.abs(value).max(axis=1).sum() * 2), 0.0)
    # A person with places for all is as good as one with a place for each who may come.
    places = np.repeat(np.arange(len(persons)), np.minimum(free, np.count_nonzero(fits, axis=0)))
    rows, columns = linear_sum_assignment(value[:, places], maximize=True)
    picked = places[columns]
    return {int(row): int(best[row, person]) for row, person in zip(rows, picked, strict=True) if fits[row, person]}


def _best_columns(allowed: Yes, scores: Table, of_person: NDArray[Any], persons: int) -> NDArray[np.int32]:
    """For each mentee and each mentor person: the best of that person's rows, the first of equals."""
    order = np.argsort(of_person, kind="stable")
    if len(order) == persons:  # everybody has one row, as nearly always
        return np.broadcast_to(order.astype(np.int32), (len(scores), persons))
    best = np.full((len(scores), persons), -1, dtype=np.int32)
    held = np.full((len(scores), persons), np.iinfo(np.int32).min, dtype=np.int32)
    for column in order:
        person = of_person[column]
        # Forbidden rows stay below every allowed one.
        value = scores[:, column].astype(np.int32) - np.where(allowed[:, column], 0, np.int32(1_000_000))
        better = value > held[:, person]
        best[better, person] = column
        held[better, person] = value[better]
    return best


class Questions:
    """Every mentee asked with every mentor: rows are mentees, columns are mentors."""

    def __init__(self, mentees: Sequence[Mentee], mentors: Sequence[Mentor], history: History) -> None:
        self._mentees, self._mentors, self._history = mentees, mentors, history
        self._shape = (len(mentees), len(mentors))
        self._rows = _places_of([one.person for one in mentees])
        self._columns = _places_of([one.person for one in mentors])
        self._grades = (
            np.array([[one.grade or NO_GRADE] for one in mentees], dtype=np.int16),
            np.array([one.grade or NO_GRADE for one in mentors], dtype=np.int16),
        )
        #: Where a hard rule forbids the pair.
        self.forbidden: Yes = np.zeros(self._shape, dtype=np.bool_)
        self._kept_away: dict[Obstacle, NDArray[Any]] = {}
        for obstacle in Obstacle:
            here = np.broadcast_to(self._where(obstacle), self._shape)
            self.forbidden |= here
            self._kept_away[obstacle] = np.count_nonzero(here, axis=1)

    def tally(self, row: int) -> dict[Obstacle, int]:
        """How many mentors each obstacle kept from this mentee, the most frequent first."""
        counts = {obstacle: int(kept[row]) for obstacle, kept in self._kept_away.items() if kept[row]}
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def _where(self, obstacle: Obstacle) -> Yes:
        """The cells in which this rule forbids, or a row or column of them."""
        match obstacle:
            case Obstacle.SAME_PERSON:
                return self._both([one.person for one in self._mentees], [one.person for one in self._mentors])
            case Obstacle.OTHER_FORM:
                return ~self._both([one.form for one in self._mentees], [one.form for one in self._mentors])
            case Obstacle.OTHER_ORGANISATION:
                return ~self._both([one.organisation for one in self._mentees], [one.organisation for one in self._mentors])
            case Obstacle.MENTEE_NOT_ADMITTED:
                return _rows(not one.admitted for one in self._mentees)
            case Obstacle.MENTOR_NOT_ADMITTED:
                return _columns(not one.admitted for one in self._mentors)
            case Obstacle.MENTEE_CONSENT:
                return _rows(not one.consented for one in self._mentees)
            case Obstacle.MENTOR_CONSENT:
                return _columns(not one.consented for one in self._mentors)
            case Obstacle.CLEARANCE:
                return _columns(not one.cleared for one in self._mentors)
            case Obstacle.CAPACITY:
                return _columns(one.free == 0 for one in self._mentors)
            case Obstacle.CLASS_GAP:
                mentee, mentor = self._grades
                not_older: Yes = (mentee != NO_GRADE) & (mentor != NO_GRADE) & (mentor <= mentee)
                return not_older
            case Obstacle.ALREADY_PAIRED:
                return self._paired()
            case Obstacle.MENTEE_TAKEN:
                return _rows((one.person, one.form) in self._history.taken for one in self._mentees) & ~self._paired()
            case Obstacle.REFUSED_EARLIER:
                return self._cells(self._history.refused)
            case Obstacle.RESTING:
                return _rows(one.resting for one in self._mentees) | _columns(one.resting for one in self._mentors)
            case Obstacle.HELD:
                return _rows(one.held for one in self._mentees) | _columns(one.held for one in self._mentors)

    def _both(self, of_mentees: Sequence[Any], of_mentors: Sequence[Any]) -> Yes:
        """Where both have the same."""
        _, codes = np.unique([*of_mentees, *of_mentors], return_inverse=True)
        same: Yes = codes[: len(of_mentees), None] == codes[None, len(of_mentees) :]
        return same

    def _paired(self) -> Yes:
        found = np.zeros(self._shape, dtype=np.bool_)
        for mentor, mentee, form in self._history.open_pairs:
            for row in self._rows.get(mentee, ()):
                if self._mentees[row].form == form:
                    found[row, self._columns.get(mentor, [])] = True
        return found

    def _cells(self, pairs: Iterable[tuple[int, int]]) -> Yes:
        """The cells of these (mentor, mentee)."""
        found = np.zeros(self._shape, dtype=np.bool_)
        for mentor, mentee in pairs:
            for row in self._rows.get(mentee, ()):
                found[row, self._columns.get(mentor, [])] = True
        return found

    def scores(self, today: date, weights: Weights) -> Table:
        """The points of every pair, as `score.reasons` gives them."""
        mentees, mentors, history = self._mentees, self._mentors, self._history
        found = np.minimum(
            _shared([one.requests for one in mentees], [one.directions for one in mentors]), weights.most_requests
        ) * np.int32(weights.met_request)
        found += np.minimum(
            _shared([one.interests for one in mentees], [one.interests for one in mentors]), weights.most_interests
        ) * np.int32(weights.shared_interest)
        waited = [weeks_waited(one, today, weights) * weights.waiting_week for one in mentees]
        first = [(one.person, one.form) in history.abandoned for one in mentees]
        found += np.array(waited, dtype=np.int32)[:, None]
        found += np.array(first, dtype=np.int32)[:, None] * np.int32(weights.abandoned)
        found += self._of_days(weights)
        found += self._of_classes(weights)
        if history.together:
            found += self._cells(history.together) * np.int32(weights.together_before)
        if history.broken_off:
            found += self._cells(history.broken_off) * np.int32(weights.broken_off_before)
        return found

    def _of_days(self, weights: Weights) -> Table:
        numbers = {day: number for number, day in enumerate(Day)}
        mentee = np.array([[NO_DAY if one.day is None else numbers[one.day]] for one in self._mentees], dtype=np.int8)
        mentor = np.array([NO_DAY if one.day is None else numbers[one.day] for one in self._mentors], dtype=np.int8)
        both = (mentee != NO_DAY) & (mentor != NO_DAY)
        anyday = both & ((mentee == numbers[Day.ANY]) | (mentor == numbers[Day.ANY]))
        same = both & ~anyday & (mentee == mentor)
        found: Table = anyday * np.int32(weights.any_day) + same * np.int32(weights.same_day)
        return found

    def _of_classes(self, weights: Weights) -> Table:
        mentee, mentor = self._grades
        points = np.maximum(0, weights.class_gap - 2 * np.abs(mentor - mentee - weights.best_gap))
        return np.where((mentee != NO_GRADE) & (mentor != NO_GRADE), points, 0).astype(np.int32)


def _places_of(persons: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place, person in enumerate(persons):
        found.setdefault(person, []).append(place)
    return found


def _rows(yes: Iterable[bool]) -> Yes:
    return np.array(list(yes), dtype=np.bool_)[:, None]


def _columns(yes: Iterable[bool]) -> Yes:
    return np.array(list(yes), dtype=np.bool_)[None, :]


def _shared(of_mentees: Sequence[frozenset[str]], of_mentors: Sequence[frozenset[str]]) -> Table:
    """How many words both have."""
    words = {word: number for number, word in enumerate(sorted(set().union(*of_mentees, *of_mentors)))}
    return (_ones(of_mentees, words) @ _ones(of_mentors, words).T).astype(np.int32)


def _ones(sets: Sequence[frozenset[str]], words: Mapping[str, int]) -> NDArray[np.float32]:
    found = np.zeros((len(sets), max(1, len(words))), dtype=np.float32)
    for row, one in enumerate(sets):
        found[row, [words[word] for word in one]] = 1
    return found
