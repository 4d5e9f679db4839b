"""`--help`: every command and option is explained, in Thai and in English, with an example that can be copied."""

import argparse
import itertools
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import PROGRAM, bootstrap
from app.commands.help_lines import cells, lines_of
from app.services.paper.word_breaker import shipped_words
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


def places_of_ends(pieces: list[str]) -> set[int]:
    """Where the pieces end, spaces not counted."""
    return set(itertools.accumulate(len(piece.replace(" ", "")) for piece in pieces))


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_no_line_of_the_help_ends_within_a_thai_word(columns: int) -> None:
    whole = bootstrap.all_options([])
    for command in (whole, *parsers_below(whole)):
        for text in filter(None, (command.description, *(action.help for action in command._actions))):
            lines = lines_of(text, columns)
            assert all(cells(line) <= columns for line in lines), lines
            assert places_of_ends(lines) <= places_of_ends(shipped_words().segments(text)), lines


def test_help_is_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    said = bootstrap.all_options([]).format_help()
    assert max(map(cells, said.splitlines())) <= 60


def test_a_word_wider_than_the_terminal_has_a_line_of_its_own() -> None:
    assert lines_of("ผู้อำนวยการโรงพยาบาล มา", 5) == ["ผู้อำนวยการโรงพยาบาล", "มา"]


def test_vowels_over_a_letter_take_no_room() -> None:
    assert cells("ที่นี่") == 2
