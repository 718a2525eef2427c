"""Every state of the share has its sentence, in both languages."""

import re
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from domain.denominator import Refusal
from domain.target_base import Base
from locales import LANGUAGES, Texts

YES_NO = ("yes", "no")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_things_has_its_sentence(language: str) -> None:
    texts = Texts(language)
    paper = {
        "title": "<b>&",
        "number": "none",
        "issued": "none",
        "base": "none",
        "owner": "Город",
        "words": "обучающихся",
        "scope": "all",
    }
    named = {**paper, "number": "316", "issued": date(2026, 8, 10), "base": "школьников"}
    numbers_ = {"involved": 1, "pupils": 21, "percent": 4.7, "missing": 2, "needed": 3, "goal": 15.0, "due": date(2026, 12, 31)}
    said: list[str] = []
    for state, closed, small, of in product(
        ("later", "reached", "kept", "none", "small", "missing"), YES_NO, YES_NO, (paper, named)
    ):
        given = {**numbers_, **of, "state": state, "closed": closed, "small": small}
        said.append(texts("share-home-target", **given))
        if state != "later":
            said.append(texts("share-line-target", **given))
    for state, small, entered, involved in product(("none", "small", "hidden", "known"), YES_NO, YES_NO, (0, 1, 2, 5)):
        given = {
            **numbers_,
            "place": "Школа",
            "year": "2026",
            "state": state,
            "small": small,
            "entered": entered,
            "base": "school",
            "programme": "none" if involved else "Наставничество",
        }
        said += [texts(key, **{**given, "involved": involved}) for key in ("share-home-now", "share-now")]
    for result, small, split, unknown in product(("reached", "missed", "no-data"), YES_NO, ("shown", "hidden"), (0, 1, 2)):
        given = {**numbers_, **named, "organization": "Город", "result": result, "small": small, "split": split}
        said.append(texts("target-closed", **{**given, "base": "school"}, self=1, journal=1, unknown=unknown))
    for scope in (*Base, "unclear"):
        given = {**named, "scope": scope}
        keys = ("share-home-base", "share-base-line", "share-base-ask", "share-base-kept", "share-line-elsewhere")
        said += [texts(key, **given) for key in keys]
        said += [texts("share-line-unclear", **given, answers=answers) for answers in YES_NO]
        said += [texts(key, base=scope, place="Город") for key in ("share-base", "share-picture-title")]
    said.append(texts("share-forecast", weeks=8, due=date(2026, 12, 31), likely=23.0, low=9.5, high=27.0))
    said += [texts("share-differs", involved=12, pupils=21, entered=entered) for entered in YES_NO]
    said += [texts("share-number-refused", reason=reason.value) for reason in Refusal]
    said += [texts("share-owing", count=count, year="2026") for count in (0, 1, 2, 5)]
    for sentence in said:
        assert sentence.count("<b>") == sentence.count("</b>"), sentence
        assert "  " not in sentence
        assert " ," not in sentence
        assert " ." not in sentence
        assert "{" not in sentence


def test_both_languages_say_the_same_things() -> None:
    ru, en = (set(re.findall(r"^([a-z][a-z-]*) =", file_of(language), re.MULTILINE)) for language in LANGUAGES)
    assert ru == en


def file_of(language: str) -> str:
    return Path(f"locales/{language}/targets.ftl").read_text("utf-8")
