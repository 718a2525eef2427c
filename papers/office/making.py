"""The front of the documents: a fresh child process for each, so that no template is ever opened in the bot itself."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aside import fresh
from domain.office_papers import Paper
from papers.office.language import Fault, Faulty, Place, Wrong, spoken

_SHIPPED = Path(__file__).parent / "shipped"
#: A document takes a second or two; a machine that is very busy gets this long.
SECONDS = 60.0


class NotMade(Exception):
    """The document could not be made in time, or at all."""


def shipped(paper: Paper, language: str) -> bytes:
    """The template that everybody starts with."""
    return (_SHIPPED / language / f"{paper.value}.docx").read_bytes()


async def check(template: bytes, paper: Paper, names: Mapping[str, str], *, seconds: float = SECONDS) -> None:
    """Look at a template and fill it on trial; `names` are all names of fields with their codes. Raises `Faulty`."""
    try:
        faults, _ = await _asked(template, paper, names, None, seconds)
    except fresh.Failed:
        raise Faulty(Fault(Wrong.TOO_HEAVY)) from None
    if faults:
        raise Faulty(*faults)


async def fill(
    template: bytes, paper: Paper, names: Mapping[str, str], values: Mapping[str, Any], *, seconds: float = SECONDS
) -> bytes:
    """The document. `values` by code: words, None for what is not known, lists of rows. Raises `NotMade`."""
    try:
        faults, content = await _asked(template, paper, names, values, seconds)
    except fresh.Failed as failure:
        raise NotMade(str(failure)) from None
    if faults or not content:
        raise NotMade(", ".join(fault.wrong.value for fault in faults))
    return content


async def _asked(
    template: bytes, paper: Paper, names: Mapping[str, str], values: Mapping[str, Any] | None, seconds: float
) -> tuple[list[Fault], bytes]:
    asked = {"paper": paper.value, "names": {spoken(name): code for name, code in names.items()}, "values": values}
    answer = await fresh.run("papers.office.child", json.dumps(asked).encode() + b"\n" + template, seconds=seconds)
    line, _, content = answer.partition(b"\n")
    return [_fault(one) for one in json.loads(line)["faults"]], content


def _fault(one: Mapping[str, Any]) -> Fault:
    place = Place(**one["place"]) if one["place"] is not None else None
    return Fault(Wrong(one["wrong"]), one["tag"], place, tuple(one["meant"]))
