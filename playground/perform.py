"""Carrying out one call: the effect and its line in the ledger are one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playground.calls import Call
from playground.methods import METHODS
from playground.refusal import Refusal

if TYPE_CHECKING:
    from playground.box import Box


def perform(box: Box, call: Call, *, lost: bool = False, source: str = "http") -> dict[str, Any]:
    """The body of the answer. `lost` notes that nobody is going to hear it."""
    fault = "lost-answer" if lost else ""
    try:
        method = METHODS.get(call.method.lower())
        if method is None:
            raise Refusal(404, f"Not Found: method {call.method} is not built in the playground")
        with box.store.write():
            result = method(box, call)
            box.ledger.note(call, 200, result=result, lost=lost, fault=fault, source=source)
    except Refusal as refusal:
        box.ledger.note(call, refusal.code, description=refusal.description, lost=lost, fault=fault, source=source)
        return refusal.as_json()
    return {"ok": True, "result": result}
