"""How a call travels: as a JSON body when it carries no file (a sixth cheaper than form fields), as a form when it does."""

from enum import Enum
from typing import Any, cast

from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramBadRequest, TelegramNetworkError, TelegramServerError
from aiogram.methods import AnswerCallbackQuery, EditMessageReplyMarkup, EditMessageText, Response, SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InlineKeyboardMarkup, InputFile, Message
from aiohttp import ClientError, ClientTimeout
from pydantic import ValidationError

from db import as_json, leases, moments
from db.moments import Moment

#: Seconds that one call may take. Below the lease of a delivery, so that a slow answer is never sent a second time by others.
TIMEOUT = 25
#: The same, and what is in a body, as aiohttp takes them.
_WITHIN, _JSON = ClientTimeout(total=TIMEOUT), {"Content-Type": "application/json"}
#: What a button may carry, in bytes: a Cyrillic letter takes two (https://core.telegram.org/bots/api#inlinekeyboardbutton).
BUTTON_BYTES = 64
#: A press that waited too long (we were down): Telegram has closed it by itself, nobody misses our answer.
_TOO_LATE = "query is too old"


class ButtonTooLong(ValueError):
    """A button of ours carries more than Telegram takes: our own fault, it never reaches Telegram."""


class Wire(AiohttpSession):
    """aiogram's session with JSON bodies, a short time-out and nothing of the token in its errors."""

    def __init__(self, base: str, proxy: str | None = None) -> None:
        super().__init__(proxy=proxy, api=TelegramAPIServer.from_base(base), timeout=TIMEOUT)
        #: What it looks like when Telegram cannot be reached.
        self.away: tuple[type[Exception], ...] = (TelegramNetworkError, ClientError, OSError)
        if proxy:
            # Late: only where a proxy is set.
            from aiohttp_socks import ProxyError  # noqa: PLC0415

            self.away += (ProxyError,)

    async def close(self) -> None:
        """Close the connections; encrypted ones get the moment that they need for it."""
        if self._session is not None and self.api.base.startswith("http://"):
            await self._session.close()
        else:
            await super().close()

    async def make_request(self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None) -> TelegramType:  # noqa: ASYNC109 -- aiogram's signature
        """Call the method. Raises aiogram's exceptions (network faults become `TelegramNetworkError`, an answer that is not
        the Bot API's `TelegramServerError`), `ButtonTooLong`, and `LeaseLost` where others may already say it."""
        _check_buttons(method)
        files: dict[str, InputFile] = {}
        fields = _plain(bot, method)
        if fields is None:
            fields = {}
            for name, value in method.model_dump(warnings=False).items():
                if (prepared := self.prepare_value(value, bot=bot, files=files, _dumps_json=False)) is not None:
                    fields[name] = prepared
        body = as_json.written({} if files else fields).encode()
        await moments.reached(Moment.CALLING)
        leases.check_term()
        try:
            if files:
                return await super().make_request(bot, method, timeout)
            return await self._post(bot, method, body, timeout or TIMEOUT)
        except self.away as fault:
            # Only the class: the words of the library name the address, and the token is part of it.
            cause = fault.__cause__ or fault
            raise TelegramNetworkError(method=method, message=type(cause).__name__) from None

    async def _post(self, bot: Bot, method: TelegramMethod[TelegramType], body: bytes, seconds: float) -> TelegramType:
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        limit = _WITHIN if seconds == _WITHIN.total else ClientTimeout(total=seconds)
        async with session.post(url, data=body, headers=_JSON, timeout=limit) as answer:
            told = await answer.read()
        await moments.reached(Moment.ANSWERED)
        if answer.status == 200 and (result := _shortly(bot, method, told)) is not None:
            return cast(TelegramType, result)
        content = await answer.text()
        return cast(TelegramType, self.check_response(bot=bot, method=method, status_code=answer.status, content=content).result)

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """The answer as aiogram understands it; an HTML page of some proxy is an answer of a server in trouble."""
        try:
            return super().check_response(bot=bot, method=method, status_code=status_code, content=content)
        except ClientDecodeError as fault:
            if isinstance(fault.original, ValidationError) and status_code < 500:
                raise  # the Bot API's own answer, of a shape that aiogram does not know
            raise TelegramServerError(method=method, message=f"answered {status_code}, not as the Bot API does") from None
        except TelegramBadRequest as refusal:
            if isinstance(method, AnswerCallbackQuery) and _TOO_LATE in refusal.message:
                return Response[Any](ok=True, result=True)
            raise


def _plain(bot: Bot, method: TelegramMethod[Any]) -> dict[str, Any] | None:
    """The fields of a call that carries nothing but words, numbers and buttons; None for others, which aiogram prepares value
    by value."""
    fields: dict[str, Any] = {}
    for name, value in method:
        kind = type(value)
        if kind is Default:
            value = bot.default[value.name]
            kind = type(value)
        if value is None:
            continue
        if kind is str or kind is int or kind is bool:
            fields[name] = value
        elif isinstance(value, Enum):
            fields[name] = value.value
        elif kind is InlineKeyboardMarkup:
            fields[name] = value.model_dump(exclude_none=True, warnings=False)
        else:
            return None
    return fields


#: Calls of which everybody knows what stands there: of the answer only the message's number, chat and words are looked at.
_SHOWS = (EditMessageReplyMarkup, EditMessageText, SendMessage)
_KNOWN = frozenset({"reply_markup", "entities", "from", "link_preview_options"})


def _shortly(bot: Bot, method: TelegramMethod[Any], content: bytes) -> Any:
    """What an ordinary good answer says; None for any other, which aiogram understands."""
    try:
        told = as_json.read(content)
    except ValueError:
        return None
    match told:
        case {"ok": True, "result": True} if method.__returning__ is bool:
            return True
        case {"ok": True, "result": {"message_id": int(), "chat": dict()}} if isinstance(method, _SHOWS):
            shown = {name: value for name, value in told["result"].items() if name not in _KNOWN}
            return Message.model_validate(shown, context={"bot": bot})
        case _:
            return None


def _check_buttons(method: TelegramMethod[Any]) -> None:
    """Refuse what Telegram would refuse, where our tests see it. Raises `ButtonTooLong`."""
    markup = getattr(method, "reply_markup", None)
    if isinstance(markup, InlineKeyboardMarkup):
        for button in (button for row in markup.inline_keyboard for button in row):
            if button.callback_data is not None and not 1 <= len(button.callback_data.encode()) <= BUTTON_BYTES:
                raise ButtonTooLong(f"{len(button.callback_data.encode())} bytes in a button: {button.callback_data[:20]} …")
