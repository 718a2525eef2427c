"""The process that checks or fills one template and ends: `python -m papers.office.child`.

On standard input a line of JSON ({"paper", "names", "values"}; without values: only look) and then the template; on standard
output a line of JSON ({"faults": […]}) and then the document. It takes its limits upon itself before it looks at the template.
"""

import contextlib
import json
import os
import sys
from dataclasses import asdict
from typing import Any

from papers.child import take_limits


def main() -> int:
    """Returns 0 also for a template that is refused; any other end is told by the process's status."""
    take_limits()
    given = sys.stdin.buffer.readline(), sys.stdin.buffer.read()
    answer = os.dup(1)
    # What a library prints is no answer.
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):  # noqa: PTH123 -- devnull is no path
        faults, content = _made(json.loads(given[0]), given[1])
    with os.fdopen(answer, "wb") as out:
        out.write(json.dumps({"faults": faults}).encode() + b"\n" + content)
    return 0


def _made(asked: dict[str, Any], template: bytes) -> tuple[list[dict[str, Any]], bytes]:
    from domain.office_papers import Paper  # noqa: PLC0415 -- after the limits, on purpose
    from papers.office import filling  # noqa: PLC0415 -- as above
    from papers.office.catalogue import CATALOGUE  # noqa: PLC0415 -- as above
    from papers.office.language import Fault, Faulty, Speech, Wrong  # noqa: PLC0415 -- as above
    from papers.office.template import prepared  # noqa: PLC0415 -- as above

    fields = CATALOGUE[Paper(asked["paper"])]
    speech = Speech(fields, asked["names"])
    try:
        if asked["values"] is not None:
            return [], filling.filled(prepared(template, speech), fields, asked["values"])
        for values in filling.trials(fields):
            filling.filled(prepared(template, speech), fields, values)
        return [], b""
    except Faulty as found:
        return [asdict(fault) for fault in found.faults], b""
    except (MemoryError, RecursionError):
        return [asdict(Fault(Wrong.TOO_HEAVY))], b""
    except Exception:
        return [asdict(Fault(Wrong.SPOILT))], b""


if __name__ == "__main__":
    sys.exit(main())
