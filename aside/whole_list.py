"""The front of the solver: the whole list goes to a fresh process and comes back matched.

`python -m aside.whole_list` reads a `Question` as JSON and writes the `Answer`; it alone holds numbers by the array.
"""

import sys

from pydantic import TypeAdapter

from aside import fresh
from domain.matching import Answer, Question

#: 5 000 mentees and as many mentors take some seconds; a machine that is very busy gets this long.
SECONDS = 60.0

_questions = TypeAdapter(Question)
_answers = TypeAdapter(Answer)


async def solved(question: Question) -> Answer:
    """The best assignment. Raises `fresh.Failed` when it was not found in time."""
    return _answers.validate_json(await fresh.run("aside.whole_list", _questions.dump_json(question), seconds=SECONDS))


def main() -> None:
    """The child: one question on standard input, its answer on standard output."""
    from domain.matching.whole_list import best_assignment  # noqa: PLC0415 -- the bot imports this module and no arrays

    sys.stdout.buffer.write(_answers.dump_json(best_assignment(_questions.validate_json(sys.stdin.buffer.read()))))


if __name__ == "__main__":
    main()
