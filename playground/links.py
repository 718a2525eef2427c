"""Which addresses Telegram takes for a link, and what a link to this bot asks for."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


def checked_link(address: str) -> str:
    """The address as Telegram keeps it (scheme added, host in lower case), or an empty string when it is none."""
    address = address.strip()
    if re.match(r"(?i)(tg|ton|tonsite):", address):
        scheme, rest = address.split(":", 1)
        host = re.split(r"[/?#]", rest.removeprefix("//"), maxsplit=1)[0]
        return f"{scheme.lower()}://{rest.removeprefix('//')}" if re.fullmatch(r"[\w-]+", host, re.ASCII) else ""
    if not re.match(r"(?i)https?://", address):
        if re.match(r"(?i)[a-z][a-z0-9+.-]*:(?!\d)", address):
            return ""
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").lower()
    if "." not in host.strip(".") or not re.fullmatch(r"[\w.%-]+", host):
        return ""
    where = host if port is None else f"{host}:{port}"
    return parts._replace(scheme=parts.scheme.lower(), netloc=where, path=parts.path or "/").geturl()


def user_of_link(address: str) -> int:
    """The person behind `tg://user?id=…`, or 0."""
    found = re.fullmatch(r"(?i)tg:(?://)?user\?id=(\d{1,16})", address.strip())
    return int(found[1]) if found else 0


def start_payload(link: str, username: str) -> str | None:
    """What follows `start=` in a link to this bot (a bare payload counts too); None when the link leads elsewhere."""
    link = link.strip()
    if "/" not in link and ":" not in link and "." not in link:
        return link if PAYLOAD.fullmatch(link) else None
    parts = urlsplit(link if "://" in link else f"https://{link}")
    query = parse_qs(parts.query)
    if parts.scheme == "tg" and parts.netloc == "resolve":
        name = query.get("domain", [""])[0]
    elif (parts.hostname or "").removeprefix("www.") in ("t.me", "telegram.me", "telegram.dog"):
        name = parts.path.strip("/")
    else:
        return None
    payload = query.get("start", [""])[0]
    return payload if name.lower() == username.lower() and PAYLOAD.fullmatch(payload) else None
