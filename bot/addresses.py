"""What the operator may write for the places where this process listens and where Telegram brings updates. Pure checks."""

import re
from urllib.parse import urlsplit

#: Telegram's own server brings updates to these ports only (https://core.telegram.org/bots/api#setwebhook).
PORTS = (443, 80, 88, 8443)
#: Of the letters that Telegram allows in a secret; shorter ones could be guessed.
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_HERE = "127.0.0.1"


class Taken(Exception):
    """Nothing can be served there; the message says where and why."""


def place(value: str) -> tuple[str, int]:
    """Host and port of `HOST:PORT`, `[IPV6]:PORT`, or `PORT` on this machine only. Raises ValueError."""
    host, colon, port = value.strip().rpartition(":")
    host = host.strip("[]") if colon else _HERE
    if not host or not port.isascii() or not port.isdecimal() or int(port) > 65535:
        raise ValueError("must be HOST:PORT such as 0.0.0.0:8080, or a port on this machine such as 9464")
    return host, int(port)


def check_webhook(url: str, *, official: bool) -> None:
    """Raises ValueError for an address to which Telegram does not bring updates; servers that are not `official` know more."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("must be an address such as https://bot.example.ru/telegram") from None
    if parts.scheme not in ("https",) + (() if official else ("http",)) or not parts.hostname:
        raise ValueError("must begin with https:// and name a host")
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError("must be a plain address without user, ? and #")
    if official and (port or 443) not in PORTS:
        raise ValueError(f"Telegram brings updates to the ports {', '.join(map(str, PORTS))} only")


def check_secret(secret: str) -> None:
    """Raises ValueError for what Telegram would not carry, or what could be guessed."""
    if not _SECRET.fullmatch(secret):
        raise ValueError("must be 16 to 256 of the letters A-Z a-z 0-9 _ and - (openssl rand -hex 32 makes one)")
