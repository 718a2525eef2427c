"""Every sentence in both languages: there, whole, readable by Telegram, short enough, and known where the code asks for it."""

import ast as python
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from db.reminder import absent
from db.speaking import nudges
from domain import (
    admission,
    assignment,
    assignment_log,
    clearance,
    consent,
    convenient_day,
    denominator,
    deputies,
    events,
    forms,
    matching,
    matrix,
    meetings,
    organization_list,
    pair,
    pieces,
    pleas,
    request_answers,
    safety,
    segments,
)
from domain import invitations as invitation_rules
from domain import requests as request_rules
from domain.first_names import NameRefusal
from domain.offices import Office
from domain.snoozing import Later
from handlers.assignments import sieve
from handlers.assignments.showing import Colour
from locales import LANGUAGES, Texts, keys
from playground.html_markup import parse_html

ROOT = Path(__file__).parents[2]
ROOMS = ("handlers", "bot", "db", "scheduler")
#: Telegram's limits: a message, a toast, and what a button shows of its label on a phone.
LONGEST, TOAST, LABEL = 4096, 200, 64
COUNTS = frozenset({"zero", "one", "two", "few", "many", "other", *map(str, range(13))})
#: Combinations of variants that are tried of one sentence.
TRIED = 300

#: Selectors that tell the members of a closed set: each member has its words.
TOLD: dict[tuple[str, str], type[StrEnum]] = {
    **{(key, "office"): Office for key in ("home-seat", "office-name", "invite-made", "invite-forward", "invitation-opened")},
    **{(key, "office"): Office for key in ("invitation-given", "invitation-confirmed", "reminders-unreachable-one")},
    **{(key, "category"): safety.Category for key in ("concern-category", "concern-ask-urgent", "concern-notice")},
    ("invitation-refused", "reason"): invitation_rules.Refusal,
    ("joining-name-refused", "refused"): NameRefusal,
    ("joining-category", "category"): forms.Category,
    ("joining-day", "day"): convenient_day.Day,
    ("admission-lacks-clearance", "what"): clearance.Uncleared,
    ("admission-lacks-consent", "what"): consent.Missing,
    ("admission-nothing-lacks", "state"): admission.State,
    ("admission-reason", "reason"): admission.Reason,
    ("admission-refusal", "refused"): admission.Refusal,
    ("pairing-obstacle", "obstacle"): matching.Obstacle,
    ("pairing-reason", "kind"): matching.Kind,
    ("pairing-card", "state"): pair.State,
    ("pairing-card", "outcome"): pair.Outcome,
    ("meetings-kind", "kind"): meetings.Kind,
    ("meetings-place", "place"): meetings.Place,
    ("assignment-line", "mark"): Colour,
    ("report-ask", "kind"): assignment.EvidenceKind,
    ("log-line", "act"): assignment_log.Did,
    ("colleague", "office"): Office,
    ("segment-person", "office"): Office,
    ("segment-whom", "whom"): segments.Whom,
    ("segment-said", "whom"): segments.Whom,
    ("segment-said", "standing"): segments.Standing,
    ("event-answered", "answer"): events.Answer,
    ("event-guest", "answer"): events.Answer,
    ("log-who", "office"): Office,
    ("plea-came", "about"): pleas.About,
    ("plea-sent", "about"): pleas.About,
    ("deputy-refused", "refused"): deputies.Refusal,
    ("assignments-part", "part"): sieve.Part,
    ("report-unfit", "why"): pieces.Unfit,
    ("request-kind", "kind"): request_rules.FieldKind,
    ("request-question", "kind"): request_rules.FieldKind,
    ("request-field-unfit", "why"): request_rules.FieldUnfit,
    ("request-unready", "reason"): request_rules.Unready,
    ("request-refused", "reason"): request_answers.Refusal,
    ("request-unfit", "why"): request_answers.AnswerUnfit,
    ("snooze-choice", "later"): Later,
    ("share-number-refused", "reason"): denominator.Refusal,
    ("control-stand", "stand"): matrix.Stand,
    ("control-nudged-fate", "fate"): nudges.Fate,
    ("reminders-unreachable-one", "why"): absent.Why,
    ("organizations-column", "column"): organization_list.Column,
    ("organizations-what", "column"): organization_list.Column,
    ("organizations-fault", "fault"): organization_list.Fault,
    ("organizations-unreadable", "why"): organization_list.Unreadable,
}


class _Variants(Visitor):
    """The variables of a sentence; for those that choose among variants, the keys."""

    def __init__(self) -> None:
        self.chosen: dict[str, set[str]] = defaultdict(set)
        self.named: set[str] = set()
        self.quoted: set[str] = set()

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        assert isinstance(node.selector, ast.VariableReference)
        for variant in node.variants:
            key = variant.key
            self.chosen[node.selector.id.name].add(key.name if isinstance(key, ast.Identifier) else str(key.value))
        self.generic_visit(node)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.quoted.add(node.id.name)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.named.add(node.id.name)


@cache
def sentences(language: str) -> dict[str, _Variants]:
    found: dict[str, _Variants] = {}
    for file in sorted((ROOT / "locales" / language).glob("*.ftl")):
        for entry in parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{file.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                found[entry.id.name] = variants = _Variants()
                variants.visit(entry)
    for variants in found.values():
        _take_in(variants, found)
    return found


def _take_in(variants: _Variants, all_of_them: dict[str, _Variants]) -> None:
    """A sentence that quotes another one needs what that one needs."""
    for key in variants.quoted:
        _take_in(all_of_them[key], all_of_them)
        variants.named |= all_of_them[key].named
        for name, keys_ in all_of_them[key].chosen.items():
            variants.chosen[name] |= keys_


def _values(keys_: set[str]) -> list[Any]:
    """What a chooser may be given: each of its keys, or counts of every grammatical number."""
    if keys_ <= COUNTS and keys_ & (COUNTS - {"other"}):
        return [0, 1, 2, 5, 11, 21, *(int(key) for key in keys_ if key.isdecimal())]
    return sorted(keys_)


def fillings(variants: _Variants, words: str) -> Iterator[dict[str, Any]]:
    """Arguments for every combination of variants, or for many of them where there are too many."""
    names = sorted(variants.chosen)
    choices = [_values(variants.chosen[name]) for name in names]
    plain = dict.fromkeys(variants.named, words)
    every = product(*choices)
    size = 1
    for choice in choices:
        size *= len(choice)
    if size <= TRIED:
        yield from ({**plain, **dict(zip(names, combination, strict=True))} for combination in every)
        return
    chance = random.Random(size)
    for _ in islice(iter(int, 1), TRIED):
        yield {**plain, **{name: chance.choice(choice) for name, choice in zip(names, choices, strict=True)}}


#: Said to pupils and adults alike, in words that are «ты» to nobody and «Вы» to nobody.
TO_EVERYBODY = (
    "failed", "goals-refused", "help", "helpline-emergency", "concern-closed", "concern-taken", "joining-code-refused",
    "joining-own-none", "joining-tags-none", "joining-link-revoked", "joining-mode-none", "meetings-ask-note", "meetings-refused",
    "pairing-answer-refused", "plans-refused", "school-year-graduated", "screen-not-here",
)  # fmt: skip
_TO_SOMEBODY = re.compile(
    r"\b(ты|теб[яе]|тво\w+|\w+[йиь]те(?:сь)?|вы|вас|вам|вами|ваш\w*|выбери|скажи|проверь|напиши|нажми|позвони)\b", re.I
)


def test_what_pupils_and_adults_read_alike_is_neither_too_near_nor_too_far() -> None:
    said = [Texts("ru")(key, **each) for key in TO_EVERYBODY for each in islice(fillings(sentences("ru")[key], "1"), TRIED)]
    assert len(said) > len(TO_EVERYBODY)
    assert [one for one in said if _TO_SOMEBODY.search(one)] == []


def test_both_languages_know_the_same_sentences() -> None:
    assert keys("ru") == keys("en") == set(sentences("ru"))


def test_english_asks_for_nothing_that_russian_does_not_ask_for() -> None:
    """What the code hands over is written for the Russian sentence."""
    more = {key: english.named - sentences("ru")[key].named for key, english in sentences("en").items()}
    assert {key: names for key, names in more.items() if names} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_formats_in_every_variant(language: str) -> None:
    """With markup and quotes in every value: it comes out as text that Telegram can read and that is not too long."""
    texts = Texts(language)
    for key, variants in sentences(language).items():
        for arguments in fillings(variants, '<b>Аня</b> & "Ко"'):
            said = texts(key, **arguments)
            assert "<b>Аня" not in said, key
            shown, _ = parse_html(said)
            assert len(shown) <= LONGEST, key
            assert "{" not in said, key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "variable"), TOLD, ids="-".join)
def test_every_member_of_a_closed_set_has_its_words(language: str, key: str, variable: str) -> None:
    told, members = sentences(language)[key].chosen[variable], {member.value for member in TOLD[key, variable]}
    assert told - {"none", "other"} == members - {"none", "other"}


# Which sentences the code asks for


def _asked() -> Iterator[tuple[str, str, str]]:
    """(who asks, key or beginning of a key, where) for every sentence that stands in the code by name."""
    for room in ROOMS:
        for file in sorted((ROOT / room).rglob("*.py")):
            for node in python.walk(python.parse(file.read_text("utf-8"))):
                if isinstance(node, python.Call):
                    yield from _asked_by(node, f"{file.relative_to(ROOT)}:{node.lineno}")


def _asked_by(call: python.Call, where: str) -> Iterator[tuple[str, str, str]]:
    name = call.func.attr if isinstance(call.func, python.Attribute) else getattr(call.func, "id", "")
    position = {"tell": 2, "Entry": 1}.get(name, 0)
    if name not in ("Words", "Label", "texts", "plain", "tell", "button", "Entry") or len(call.args) <= position:
        return
    for key in _constants(call.args[position]):
        yield name, key, where


def _constants(node: python.expr) -> Iterator[str]:
    match node:
        case python.Constant(value=str() as key) if key:
            yield key.partition("{")[0] + ("…" if "{" in key else "")
        case python.JoinedStr(values=[python.Constant(value=str() as beginning), *_]):
            yield f"{beginning}…"
        case python.IfExp(body=one, orelse=other):
            yield from _constants(one)
            yield from _constants(other)


def test_every_sentence_that_the_code_asks_for_is_there() -> None:
    known = keys("ru")
    missing = {
        (key, where)
        for _, key, where in _asked()
        if (key.endswith("…") and not any(one.startswith(key[:-1]) for one in known))
        or (not key.endswith("…") and key not in known)
    }
    assert missing == set()
    assert len({key for _, key, _ in _asked()}) > 50, "the search finds what it looks for"


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_fit_on_a_button(language: str) -> None:
    texts = Texts(language)
    for who, key, where in _asked():
        if who in ("Label", "button", "Entry") and not key.endswith("…"):
            for arguments in fillings(sentences(language)[key], "7Б-03"):
                label = texts.plain(key, **arguments)
                assert 1 <= len(label) <= LABEL, (key, where, label)
                assert "<" not in label, (key, where)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "key",
    [
        "button-unknown",
        "button-old",
        "button-done",
        "group-only-private",
        "concern-yours",
        "concern-not-yours",
        "invitation-refused",
    ],
)
def test_what_answers_a_press_fits_into_a_toast(language: str, key: str) -> None:
    texts = Texts(language)
    for arguments in fillings(sentences(language)[key], "Школа № 1"):
        assert 1 <= len(texts.plain(key, **arguments)) <= TOAST
