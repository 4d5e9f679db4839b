"""`--help`: every command and option is explained, in Thai and in English, with an example that can be copied."""

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import bootstrap
from app.commands.options import PROGRAM
from app.translation import use_language

README = Path(__file__).parents[2] / "README.md"
EXAMPLE = re.compile(re.escape(PROGRAM) + r" (.+)")


def parsers_below(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every command, and every step of one."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in dict.fromkeys(action.choices.values()):
                yield below
                yield from parsers_below(below)


@pytest.fixture(params=["th", "en"])
def whole(request: pytest.FixtureRequest) -> argparse.ArgumentParser:
    """Every command in one language."""
    use_language(request.param)
    return bootstrap.all_options([])


def test_every_command_has_its_words_and_an_example_that_is_understood(whole: argparse.ArgumentParser) -> None:
    commands = list(parsers_below(whole))
    assert len(commands) > 20
    for command in commands:
        assert command.description, command.prog
        (example,) = EXAMPLE.findall(command.epilog or "")
        assert whole.parse_args(shlex.split(example)).run, example


def test_an_example_has_its_heading_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["grant", "--help"]) == 0
    said = capsys.readouterr().out
    assert "ตัวอย่าง:\n  python main.py grant" in said and "Example:\n  python main.py grant" in said


def test_every_option_is_explained(whole: argparse.ArgumentParser) -> None:
    silent = [
        (command.prog, action.dest)
        for command in [whole, *parsers_below(whole)]
        for action in command._actions
        if not action.help and not isinstance(action, argparse._SubParsersAction)
    ]
    assert silent == []


def test_the_readme_names_every_command_and_the_ways_a_pairing_ends() -> None:
    table = README.read_text("utf-8").partition("## Everyday use")[2].partition("###")[0]
    assert [name for name in bootstrap.COMMANDS if not re.search(rf"\b{name}\b", table)] == []
    assert "pair revoke PEER --stolen" in table and "--replaced" in table
