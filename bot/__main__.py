"""The command line and the composition root: `python -m bot run | invite | backup | restore | …`.

PostgreSQL is started before the heavy imports, so that both happen at once; hence the imports inside functions.
"""

import gc
import sys
from collections.abc import Callable, Mapping, Sequence

USAGE = """usage: python -m bot COMMAND

  run                          start the bot (the playground when BOT_TOKEN is unset)
  invite --office OFFICE --organization NAME
                               print a one-time link to an office
  roster import FILE --organization NAME
                               tie personal codes to full names, on this server
  papers --organization NAME --out DIR
                               write slips, a list and documents about pairs with names, on this server
  backup FILE                  copy the whole database into one checked file; the bot may run
  restore FILE [--replace] [--stopped-at MOMENT]
                               bring it back; nothing is said twice, nobody erased returns
  health                       exit status 0 when the running bot is well
  read FILE [--year Y] [--json]
                               print what would be understood of a paper
  read-terms --json            answer deadline phrases, one JSON a line"""

#: How one asks for the usage, alone or after a command.
HELP = ("-h", "--help")


def say(line: str) -> None:
    """One line of progress, at once, also into a pipe."""
    print(line, flush=True)


def _run() -> int:
    gc.disable()  # until everything is loaded (`running.tune`): it would look through half a million new objects again and again
    from bot.running import run

    return run(say)


def _invite(arguments: Sequence[str]) -> int:
    from bot.inviting import invite

    return invite(arguments)


def _roster(arguments: Sequence[str]) -> int:
    from bot.rostering import roster

    return roster(arguments)


def _papers(arguments: Sequence[str]) -> int:
    from bot.rostering import papers

    return papers(arguments)


def _backup(arguments: Sequence[str]) -> int:
    from bot.backing_up import backup

    return backup(arguments)


def _restore(arguments: Sequence[str]) -> int:
    from bot.restoring import restore

    return restore(arguments)


def _health() -> int:
    from bot.health import health

    return health()


def _read(arguments: Sequence[str]) -> int:
    from bot.reading import read

    return read(list(arguments))


def _read_terms(arguments: Sequence[str]) -> int:
    from bot.reading import read_terms

    return read_terms(list(arguments))


#: Commands that take nothing.
BARE: Mapping[str, Callable[[], int]] = {"run": _run, "health": _health}
#: Commands that read what is said to them, and print their own help.
COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "invite": _invite,
    "roster": _roster,
    "papers": _papers,
    "backup": _backup,
    "restore": _restore,
    "read": _read,
    "read-terms": _read_terms,
}


def main(arguments: Sequence[str]) -> int:
    """Run the command; its exit status: 0 where help was asked for, 2 for one that does not exist or takes nothing."""
    name, *said = arguments or [""]
    if name in COMMANDS:
        return COMMANDS[name](said)
    if name in BARE and not said:
        return BARE[name]()
    helped = name in HELP or (name in BARE and said[0] in HELP)
    print(USAGE, file=sys.stdout if helped else sys.stderr)
    return 0 if helped else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
