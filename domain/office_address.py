"""The office address of an organisation, as somebody types it."""

import re

#: Longest address that mail knows (RFC 5321, 4.5.3.1.3).
LONGEST = 254
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}")


def read_address(typed: str) -> str | None:
    """The address in what was typed, its domain in small letters; None when it is none.

    A domain in Cyrillic letters is written in its ASCII form («почта.рф» → `xn--…`), so that every mail server takes it. The part
    before the @ is kept as typed. One address, nothing around it: no name, no second one.
    """
    line = typed.strip().removeprefix("mailto:")
    local, at, domain = line.rpartition("@")
    if not at:
        return None
    try:
        ascii_domain = domain.lower().encode("idna").decode("ascii")
    except UnicodeError:
        return None
    address = f"{local}@{ascii_domain}"
    fits = _ADDRESS.fullmatch(address) is not None and ".." not in address and not local.endswith(".")
    return address if fits and len(address) <= LONGEST else None
