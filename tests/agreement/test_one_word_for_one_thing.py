"""One Thai word for one thing, in every text of the catalogue."""

from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from app.translation import CATALOGUES

# The word that is not used, and what is said instead.
INSTEAD = {"เชื่อมต่อ": "จับคู่", "แฟ้ม": "ไฟล์"}
# Here a case file of paper is meant.
OF_PAPER = ("case file", "paper file")


def said() -> Iterator[tuple[str, str]]:
    """Every English text with its Thai one."""
    with (CATALOGUES / "th" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        for message in read_po(file):
            english = message.id if isinstance(message.id, str) else message.id[0]
            thai = message.string if isinstance(message.string, str) else " ".join(message.string)
            yield english, thai


@pytest.mark.parametrize("word", INSTEAD)
def test_a_thing_has_one_thai_word(word: str) -> None:
    wrong = [english for english, thai in said() if word in thai and not any(o in english.lower() for o in OF_PAPER)]
    assert wrong == [], f"say {INSTEAD[word]}"


def test_there_is_something_to_look_at() -> None:
    assert len(list(said())) > 500
    assert any("จับคู่" in thai for _english, thai in said())
