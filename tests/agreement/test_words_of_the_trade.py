"""No word of cryptography, databases or file formats on a screen that a ward head sees."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from app.translation import _, use_language

APP = Path(__file__).parents[2] / "app"
# Everything of these that goes through the catalogue can stand on a ward's screen or paper, but for what follows.
SPOKEN_IN = ("ui", "domain", "services")
POLICY_FILES = "services/words/wordings_of_policy.py"  # read by whoever edits the policy files
FINDINGS = "FINDINGS"  # what the command `check` finds, for the administrator
# Files that only `record` on the command line reads.
OF_THE_COMMAND_LINE = re.compile(r"json|utf|cp874|_headings|row_|not_answers|unknown_question|not_an_answer|not_a_flag")
ENGLISH = (
    r"(?<!any )\bkeys? files?\b|\b(?:public|private|secret) keys?\b|\bkey\b",
    r"\b(?:en|de)crypt\w*",
    r"\bcipher\w*",
    r"\bcryptograph\w*",
    r"\bsignatures?\b|\bsigned by\b",
    r"\bcertificates?\b",
    r"\bhash(?:es|ed)?\b",
    r"\bdigests?\b",
    r"\bchecksums?\b",
    r"\bfingerprints?\b",
    r"\bdatabases?\b",
    r"\bSQL\w*",
    r"\btables?\b",
    r"\bsync\w*",
    r"\bmerge conflicts?\b",
    r"\bJSON\b|\bCSV\b|\bXML\b|\bUTF-?\d+\b",
    r"\bquarantin\w*",
    r"\bnodes?\b|\bpeers?\b|\bprotocols?\b",
    r"\btokens?\b|\bpayloads?\b|\bmetadata\b",
)
THAI = (
    "กุญแจ",
    "เข้ารหัส",
    "ถอดรหัส",
    "ลายเซ็นดิจิทัล",
    "ลายมือชื่ออิเล็กทรอนิกส์",
    "แฮช",
    "ฐานข้อมูล",
    "ซิงก์",
    "ซิงค์",
    "เจสัน",
    "กักกัน",
    "โหนด",
    "โปรโตคอล",
    "โทเคน",
    "ใบรับรองอิเล็กทรอนิกส์",
    "นำเข้า/ส่งออก",
    "แดชบอร์ด",
)
# The keys of the keyboard, and a complainant who signs on paper, are no such words.
MEANT_OTHERWISE = {"Keys", "Ask for the complainant's signature", "Have the complainant sign the form."}


def texts_in(tree: ast.AST) -> Iterator[str]:
    """Everything that goes through the catalogue, plural forms too."""
    for node in ast.walk(tree):
        name = getattr(getattr(node, "func", None), "id", "")
        if isinstance(node, ast.Call) and name in ("_", "N_", "ngettext", "pgettext"):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def of_the_command_line(tree: ast.Module) -> Iterator[str]:
    """The sentences of tables by code that no screen can show."""
    for statement in tree.body:
        name = getattr(getattr(statement, "target", None), "id", "")
        table = getattr(statement, "value", None)
        if isinstance(table, ast.Dict):
            for code, words in zip(table.keys, table.values, strict=True):
                if name == FINDINGS or OF_THE_COMMAND_LINE.search(str(getattr(code, "value", ""))):
                    yield from texts_in(words)


@cache
def on_screens() -> frozenset[str]:
    """Every text that a screen of a ward can show."""
    files = {path for folder in SPOKEN_IN for path in (APP / folder).rglob("*.py")} - {APP / POLICY_FILES}
    trees = {path: ast.parse(path.read_text("utf-8")) for path in files}
    tables = [tree for path, tree in trees.items() if path.parent.name == "words"]
    hidden = {text for tree in tables for text in of_the_command_line(tree)}
    return frozenset({text for tree in trees.values() for text in texts_in(tree)} - hidden - MEANT_OTHERWISE)


def named(text: str, patterns: tuple[str, ...]) -> list[str]:
    without_names = re.sub(r"\{[^}]*\}", "", text)
    return [found.group() for pattern in patterns for found in re.finditer(pattern, without_names, re.IGNORECASE)]


def test_there_is_something_to_look_at() -> None:
    texts = on_screens()
    assert len(texts) > 1_500
    assert {"Connect this PC with the centre", "Receipt slip, 1 sheet", "It became known"} <= texts


def test_the_list_finds_what_it_is_made_for() -> None:
    assert named("The signature of the database key", ENGLISH) == ["key", "signature", "database"]
    assert named("ซิงก์กับฐานข้อมูล", THAI) == ["ฐานข้อมูล", "ซิงก์"]
    assert named("{database} {key}", ENGLISH) == []


def test_no_word_of_the_trade_stands_on_a_screen_in_english() -> None:
    assert {text: words for text in on_screens() if (words := named(text, ENGLISH))} == {}


@pytest.mark.parametrize("pattern", THAI)
def test_no_word_of_the_trade_stands_on_a_screen_in_thai(pattern: str) -> None:
    use_language("th")
    assert [text for text in sorted(on_screens()) if named(_(text), (pattern,))] == []
