"""The methods of the Bot API that are built here; anything else answers an honest error."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from playground.methods import changing, profile, receiving, sending

if TYPE_CHECKING:
    from playground.box import Box
    from playground.calls import Call

Method = Callable[["Box", "Call"], Any]

#: By name in lower case, since Telegram does not mind capitals. `getUpdates` waits and lives in `bot_api`.
METHODS: dict[str, Method] = {
    name.lower(): method
    for name, method in {
        "getMe": profile.get_me,
        "getChat": profile.get_chat,
        "setMyCommands": profile.set_my_commands,
        "deleteMyCommands": profile.delete_my_commands,
        "getMyCommands": profile.get_my_commands,
        "setMyName": profile.set_my_name,
        "getMyName": profile.get_my_name,
        "setMyDescription": profile.set_my_description,
        "getMyDescription": profile.get_my_description,
        "setMyShortDescription": profile.set_my_short_description,
        "getMyShortDescription": profile.get_my_short_description,
        "logOut": profile.log_out,
        "close": profile.log_out,
        "setWebhook": receiving.set_webhook,
        "deleteWebhook": receiving.delete_webhook,
        "getWebhookInfo": receiving.get_webhook_info,
        "answerCallbackQuery": receiving.answer_callback_query,
        "getFile": receiving.get_file,
        "sendMessage": sending.send_message,
        "sendPhoto": sending.send_photo,
        "sendDocument": sending.send_document,
        "sendMediaGroup": sending.send_media_group,
        "sendChatAction": sending.send_chat_action,
        "editMessageText": changing.edit_message_text,
        "editMessageCaption": changing.edit_message_caption,
        "editMessageMedia": changing.edit_message_media,
        "editMessageReplyMarkup": changing.edit_message_reply_markup,
        "deleteMessage": changing.delete_message,
        "deleteMessages": changing.delete_messages,
        "pinChatMessage": changing.pin_chat_message,
        "unpinChatMessage": changing.unpin_chat_message,
    }.items()
}
