"""How a call travels: as a JSON body when it carries no file (a sixth cheaper than form fields), as a form when it does."""

import json
from typing import cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile
from aiohttp import ClientError, ClientTimeout

#: Seconds that one call may take. Below the lease of a delivery, so that a slow answer is never sent a second time by others.
TIMEOUT = 25


class Wire(AiohttpSession):
    """aiogram's session with JSON bodies, a short time-out and nothing of the token in its errors."""

    def __init__(self, base: str, proxy: str | None = None) -> None:
        super().__init__(proxy=proxy, api=TelegramAPIServer.from_base(base), timeout=TIMEOUT)

    async def make_request(self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None) -> TelegramType:  # noqa: ASYNC109 -- aiogram's signature
        """Call the method. Raises aiogram's exceptions; network faults become `TelegramNetworkError`."""
        files: dict[str, InputFile] = {}
        fields = {}
        for name, value in method.model_dump(warnings=False).items():
            if (prepared := self.prepare_value(value, bot=bot, files=files, _dumps_json=False)) is not None:
                fields[name] = prepared
        if files:
            return await super().make_request(bot, method, timeout)
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        limit = ClientTimeout(total=timeout or TIMEOUT)
        try:
            async with session.post(
                url, data=json.dumps(fields), headers={"Content-Type": "application/json"}, timeout=limit
            ) as answer:
                content = await answer.text()
        except TimeoutError:
            raise TelegramNetworkError(method=method, message="no answer in time") from None
        except ClientError as fault:
            raise TelegramNetworkError(method=method, message=type(fault).__name__) from None
        return cast(TelegramType, self.check_response(bot=bot, method=method, status_code=answer.status, content=content).result)
