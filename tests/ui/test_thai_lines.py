"""Lines of Thai end where our word breaker says, whether or not this computer has libthai."""

import os

from PySide6.QtCore import QTextBoundaryFinder

from app.services.paper.word_breaker import shipped_words
from app.ui.thai_lines import FOLDER_OF_DICTIONARY, WITHOUT_WORDS, end_thai_lines_at_marks_only


def ends_of_lines(text: str) -> list[str]:
    """The text in pieces, between which Qt may end a line."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    pieces, start = [], 0
    while (end := finder.toNextBoundary()) >= 0:
        pieces.append(text[start:end])
        start = end
    return pieces


def test_no_line_ends_within_a_word_that_we_keep_whole() -> None:
    text = shipped_words().with_breaks("ตอบสนองภายใน 15 วันทำการ โดยผู้อำนวยการโรงพยาบาล")
    pieces = ends_of_lines(text)
    assert any("วันทำการ" in piece for piece in pieces)
    assert any("ผู้อำนวยการโรงพยาบาล" in piece for piece in pieces)


def test_a_run_of_thai_without_marks_stays_whole() -> None:
    assert ends_of_lines("ผู้อำนวยการตัวอย่าง") == ["ผู้อำนวยการตัวอย่าง"]


def test_programs_that_we_start_keep_their_own_dictionary() -> None:
    end_thai_lines_at_marks_only()
    assert FOLDER_OF_DICTIONARY not in os.environ
    assert (WITHOUT_WORDS / "thbrk.tri").stat().st_size < 100
