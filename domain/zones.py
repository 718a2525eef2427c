"""The zone of an organisation, as people in offices write it: «МСК+2», «Екатеринбург», «UTC+5», `Asia/Yekaterinburg`.

Source of the table: the hour zones of Russia (107-FZ), whose neighbours in name the tz database keeps.
"""

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

#: Hours after Moscow → the zone, and how people call it besides.
_AFTER_MOSCOW = {
    -1: "Europe/Kaliningrad",
    0: "Europe/Moscow",
    1: "Europe/Samara",
    2: "Asia/Yekaterinburg",
    3: "Asia/Omsk",
    4: "Asia/Krasnoyarsk",
    5: "Asia/Irkutsk",
    6: "Asia/Yakutsk",
    7: "Asia/Vladivostok",
    8: "Asia/Magadan",
    9: "Asia/Kamchatka",
}
_MOSCOW_TO_UTC = 3
_SPOKEN = {
    "калининград": -1, "москва": 0, "московское": 0, "самара": 1, "екатеринбург": 2, "омск": 3, "красноярск": 4, "иркутск": 5,
    "якутск": 6, "владивосток": 7, "магадан": 8, "камчатка": 9,
}  # fmt: skip
_OFFSET = re.compile(r"(мск|msk|utc|gmt)(?:([+−–-])(\d{1,2})(?::?00)?)?")
_NAMED = re.compile(r"[A-Za-z_]+(?:/[A-Za-z_+-]+){1,2}")


def read_zone(said: str) -> str | None:
    """The IANA name of the zone that was written, or None when it is none that we know."""
    words = said.strip()
    if _NAMED.fullmatch(words):
        try:
            return ZoneInfo(words).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return None
    plain = re.sub(r"\s|время|\.", "", words.casefold().replace("ё", "е"))
    if plain in _SPOKEN:
        return _AFTER_MOSCOW[_SPOKEN[plain]]
    found = _OFFSET.fullmatch(plain)
    if found is None:
        return None
    hours = int(found[3] or 0) * (1 if found[2] == "+" else -1)
    return _AFTER_MOSCOW.get(hours if found[1] in ("мск", "msk") else hours - _MOSCOW_TO_UTC)
