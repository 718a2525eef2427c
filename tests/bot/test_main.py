"""The command line itself: help is help, and what no command takes starts nothing."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot import __main__ as command_line
from tests.processes import command

FLAGS = ("-h", "--help")


@pytest.mark.parametrize("flag", FLAGS)
def test_help_is_the_usage(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (command_line.main([flag]), *capsys.readouterr()) == (0, f"{command_line.USAGE}\n", "")


@pytest.mark.parametrize("arguments", [(), ("start",), ("start", "--help")])
def test_what_is_no_command_is_refused_with_the_usage(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert (command_line.main(arguments), *capsys.readouterr()) == (2, "", f"{command_line.USAGE}\n")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("run", "-h"), 0),
        (("run", "--help"), 0),
        (("health", "--help"), 0),
        (("run", "now"), 2),
        (("run", "--port", "8080"), 2),
        (("run", "now", "-h"), 2),
        (("health", "-v"), 2),
    ],
)
async def test_a_command_that_takes_nothing_prints_the_usage_instead(
    arguments: Sequence[str], status: int, tmp_path: Path
) -> None:
    async with command(*arguments, DATA_DIR=str(tmp_path), PLAYGROUND_PORT="0") as bot:
        assert (await bot.ends(patience=30), bot.said) == (status, command_line.USAGE.splitlines())


@pytest.mark.parametrize("flag", FLAGS)
@pytest.mark.parametrize("name", command_line.COMMANDS)
def test_a_command_that_takes_something_prints_its_own_help(name: str, flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main([name, flag])
    assert (ended.value.code, capsys.readouterr().out.startswith(f"usage: python -m bot {name} ")) == (0, True)


def test_every_command_stands_in_the_usage() -> None:
    listed = {line.split()[0] for line in command_line.USAGE.splitlines() if line.startswith("  ") and line[2] != " "}
    assert listed == {*command_line.COMMANDS, *command_line.BARE}
