"""An item of a list in an order is half a sentence: «утвердить приказом: … Положение». This puts the verb back in front."""

import re

#: The first infinitive of a lead-in, with what follows it.
_VERB = re.compile(r"(?<![\w-])[а-яё]{3,}(?:ть|ти|чь)(?:ся)?(?![\w-]).*", re.IGNORECASE | re.DOTALL)
#: A lead-in longer than this says too much of its own.
LONGEST = 120


def spoken(text: str, lead_in: str | None) -> str:
    """The words of a point with the verb that its lead-in gives; as printed where the point is a sentence of its own.

    «В срок до 01.09.2026 утвердить приказом:» + «Положение» → «Утвердить приказом: Положение». A heading of a table's section,
    an addressee («Руководителям …:») and a lead-in without a verb («просим:») add nothing.
    """
    if not lead_in or not lead_in.rstrip().endswith(":"):
        return text
    found = _VERB.search(" ".join(lead_in.split()))
    if found is None or len(found[0]) > LONGEST or _VERB.match(text):
        return text
    return f"{found[0][0].upper()}{found[0][1:]} {text}"
