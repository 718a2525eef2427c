"""Call `defer()` before aiogram is imported: its models are then built when they are first used, not all 900 at start.

aiogram builds the schema of every type and method of the Bot API while it is imported, which costs most of a bot's start and
half of its idle memory; a bot uses some dozens of them. And each object that it makes or reads (twenty in a press) learns its
bot by one call for each ancestor of its class, where one is enough. Why this is safe, and what was measured: docs/decisions/0003.
Where a later aiogram or pydantic has another shape, everything is built eagerly as before and nothing breaks.
"""

import importlib
import sys
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel


def defer() -> None:
    """Import aiogram with its models deferred; nothing happens when it was imported before."""
    if "aiogram" in sys.modules:
        return
    try:
        _import_deferred()
    except Exception:  # another shape of aiogram or pydantic: build eagerly, as they are meant to be
        for name in [name for name in sys.modules if name.split(".")[0] == "aiogram"]:
            del sys.modules[name]


def _import_deferred() -> None:
    """Keep `model_rebuild` quiet while aiogram defines its models, then let each build itself with aiogram's names at hand."""
    rebuild: Any = BaseModel.__dict__["model_rebuild"]
    config = BaseModel.model_config
    BaseModel.model_rebuild = classmethod(lambda cls, **_: None)  # type: ignore[method-assign, assignment]
    BaseModel.model_config = {**config, "defer_build": True}
    try:
        types = importlib.import_module("aiogram.types")
        methods = importlib.import_module("aiogram.methods")
        base = importlib.import_module("aiogram.methods.base")
    finally:
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]
        BaseModel.model_config = config
    names = {name: getattr(types, name) for name in types.__all__} | {name: getattr(methods, name) for name in methods.__all__}
    names |= _helpers(types)

    def with_names(cls: Any, /, **how: Any) -> Any:
        how["_types_namespace"] = {**names, **(how.get("_types_namespace") or {})}
        return rebuild.__func__(cls, **how)

    for root in (types.TelegramObject, methods.TelegramMethod, base.Request, base.Response):
        root.model_rebuild = classmethod(with_names)
    _live_lightly(importlib.import_module("aiogram.client.context_controller").BotContextController)


def _live_lightly(root: Any) -> None:
    """Pydantic wraps the little that aiogram does with a new object once more in every class below it: four calls deep for a
    button. All that comes of them is one private attribute, and here it is set; classes that have others stay as they are. And
    before anything is read, each value is looked at, whether it is a mark which aiogram itself no longer sets anywhere."""

    def knows_its_bot(self: BaseModel, context: Any, /) -> None:
        object.__setattr__(self, "__pydantic_private__", {"_bot": context.get("bot") if context else None})

    for model in (root, *_below(root)):
        if "model_post_init" in vars(model) and list(model.__private_attributes__) == ["_bot"]:
            model.model_post_init = knows_its_bot
        model.__pydantic_decorators__.model_validators.pop("remove_unset", None)


def _below(model: Any) -> Iterator[Any]:
    for child in model.__subclasses__():
        yield child
        yield from _below(child)


def _helpers(types: Any) -> dict[str, Any]:
    """Names that aiogram's annotations use beside its types: the ones it hands to `model_rebuild` itself."""
    default = importlib.import_module("aiogram.client.default").Default
    typing = importlib.import_module("typing")
    return {
        "List": list,
        "Default": default,
        **{name: getattr(typing, name) for name in ("Any", "Optional", "Union", "Literal")},
        **{name: getattr(types, name) for name in ("InputFile", "InputFileUnion", "DateTimeUnion") if hasattr(types, name)},
    }


def deferred() -> bool:
    """Whether aiogram's models wait for their first use in this process."""
    return "aiogram" in sys.modules and not sys.modules["aiogram"].types.Poll.__pydantic_complete__
