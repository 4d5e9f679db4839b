"""Every code that a refusal can carry has its words."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain import errors
from app.domain.errors import ComplaintError, InvalidComplaint, Problem, UnreadableFile
from app.services.exchange.pairing_words import PAIRING
from app.services.exchange.words import EXCHANGE_FILES, PUT_ASIDE
from app.services.words import wordings, wordings_of_data, wordings_of_policy
from app.services.words.messages import labelled_words, words_for, words_for_problem
from app.translation import use_language

APP = Path(__file__).parents[2] / "app"
# For each class, the argument that is the code and the table with the words.
CODED = {
    "Problem": (1, wordings.PROBLEMS),
    "Refused": (0, wordings.PROBLEMS),
    "UnusableText": (0, wordings.PROBLEMS),
    "UnreadableDate": (0, wordings.PROBLEMS),
    "UnreadableFile": (1, wordings_of_data.FILES),
    "DataFolderProblem": (1, wordings_of_data.FOLDERS),
    "PolicyProblem": (2, wordings_of_policy.POLICY),
    "NotAllowed": (0, wordings.REFUSALS),
    "UnusableExchangeFile": (1, EXCHANGE_FILES),
    "PairingProblem": (0, PAIRING),
    "BadSave": (0, PUT_ASIDE),
}


@pytest.fixture(autouse=True)
def _english() -> None:
    use_language("en")


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            yield ("PolicyProblem" if name == "problem" and node.args else name), node


def codes_in(path: Path) -> Iterator[tuple[str, str]]:
    for name, call in calls(ast.parse(path.read_text("utf-8"))):
        at = 0 if getattr(call.func, "attr", "") == "problem" else CODED.get(name, (0,))[0]
        if name in CODED and len(call.args) > at:
            for part in ast.walk(call.args[at]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield name, part.value


def test_every_code_used_in_the_application_has_words() -> None:
    used = {(path.name, name, code) for path in APP.rglob("*.py") for name, code in codes_in(path)}
    assert {("checks.py", "Problem", "required"), ("policy_file.py", "PolicyProblem", "no_source")} <= used
    assert sorted(each for each in used if each[2] not in CODED[each[1]][1]) == []


def test_a_date_out_of_order_has_words() -> None:
    for code in (
        "received_before_it_happened",
        "known_before_it_happened",
        "told_before_received",
        "reply_before_letter",
    ):
        assert code in wordings.PROBLEMS


def test_every_sentence_ends_and_says_what_to_do() -> None:
    tables = (
        wordings.PROBLEMS,
        wordings_of_data.FILES,
        wordings_of_data.FOLDERS,
        wordings_of_policy.POLICY,
        wordings.REFUSALS,
        EXCHANGE_FILES,
        PUT_ASIDE,
        PAIRING,
    )
    for words in (sentence for table in tables for sentence in table.values()):
        assert words.endswith("."), words


@pytest.mark.parametrize("language", ["th", "en"])
def test_large_numbers_in_a_message_have_their_thousands_apart(language: str) -> None:
    use_language(language)
    words = words_for_problem(Problem("details", "text_too_long", {"length": 1_234_567, "limit": 20_000}))
    assert "1,234,567" in words and "20,000" in words


def test_a_message_without_its_data_is_still_a_sentence() -> None:
    names = [name for _text, name, *_rest in string.Formatter().parse(wordings.PROBLEMS["text_too_long"]) if name]
    words = words_for_problem(Problem("details", "text_too_long"))
    assert names and "{" not in words and "–" in words


def test_an_unknown_code_gets_a_clear_sentence_that_names_it() -> None:
    words = words_for_problem(Problem("details", "from_the_future"))
    assert words == "This value cannot be kept as it is. Check it (from_the_future)."


def test_every_error_of_the_domain_has_words_of_its_own() -> None:
    given = {"InvalidComplaint": ([Problem("level", "required")],), "CalendarOutOfRange": (2601, 2543, 2600)}
    given |= {"UnreadableFile": (Path("a"), "not_json"), "DataFolderProblem": (Path("a"), "locked")}
    given |= {"AmbiguousNumber": ("2569/00001", ["Ca-2569-0001"])}
    given |= {"PolicyProblem": (Path("a"), 3, "no_source"), "UnusableExchangeFile": (Path("a"), "cut_short")}
    for error in ComplaintError.__subclasses__():
        if error.__module__ == errors.__name__:
            assert "administrator" not in words_for(error(*given.get(error.__name__, ("x",)))) or error.__name__ in (
                "UnknownStaff",
                "NotAllowed",
            )


def test_a_refusal_names_each_field_once() -> None:
    words = words_for(InvalidComplaint([Problem("level", "required"), Problem("x", "unknown_field", {"name": "x"})]))
    assert words.splitlines()[0] == "Complaint level: This field is required. Fill it in."
    assert labelled_words(Problem("level", "required")) == words.splitlines()[0]


def test_a_file_is_named_with_the_place_of_its_error() -> None:
    words = words_for(UnreadableFile(Path("cases.json"), "not_json", line=3, column=9))
    assert "cases.json" in words and "line 3, column 9" in words
