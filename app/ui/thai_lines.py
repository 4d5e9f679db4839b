"""Leaves it to the word breaker where a line of Thai may end, also on Linux, where Qt asks libthai."""

import os

from PySide6.QtCore import QTextBoundaryFinder

from app.ui.theme import RESOURCES

FOLDER_OF_DICTIONARY = "LIBTHAI_DICTDIR"  # libthai reads `thbrk.tri` from there, once
WITHOUT_WORDS = RESOURCES / "words" / "libthai"
A_WORD = "กา"


def end_thai_lines_at_marks_only() -> None:
    """Must be called before the first text is laid out; without libthai, as on Windows, nothing changes.

    libthai knows small words, and no mark keeps it from ending a line within วันทำการ or a name. Given a dictionary
    without words it leaves the text whole. The programs that we start are to have theirs: the variable goes again.
    """
    before = os.environ.get(FOLDER_OF_DICTIONARY)
    os.environ[FOLDER_OF_DICTIONARY] = str(WITHOUT_WORDS)
    QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, A_WORD).toNextBoundary()
    if before is None:
        del os.environ[FOLDER_OF_DICTIONARY]
    else:
        os.environ[FOLDER_OF_DICTIONARY] = before
