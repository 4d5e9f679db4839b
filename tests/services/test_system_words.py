"""What the system refuses is said in our own words, and what it says itself is quoted."""

import errno
import os
import re
from pathlib import Path

import pytest

from app.domain.errors import PairingProblem, UnreadableFile, UnusableExchangeFile
from app.services.words.messages import words_for
from app.services.words.system_words import words_of_system
from app.translation import use_language

KNOWN = ("ENOSPC", "EACCES", "EROFS", "ENOENT", "EIO", "ENAMETOOLONG", "EISDIR", "EBUSY", "EPERM")


def refused(name: str) -> OSError:
    number = getattr(errno, name)
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize("name", KNOWN)
def test_a_refusal_of_the_system_has_thai_words(name: str) -> None:
    use_language("th")
    assert not re.search("[A-Za-z]", words_of_system(refused(name)))


def test_a_file_that_windows_holds_is_in_use_and_lacks_no_rights() -> None:
    use_language("en")
    held = PermissionError(errno.EACCES, "The process cannot access the file")
    held.winerror = 32  # type: ignore[attr-defined, unused-ignore] # only Windows has it
    assert words_of_system(held) == "another program is using it"


def test_words_that_are_not_ours_are_quoted() -> None:
    use_language("th")
    assert words_of_system(OSError(errno.EPROTO, "Protocol error")) == "ระบบแจ้งว่า “Protocol error”"
    assert words_of_system(OSError("no number at all")) == "ระบบแจ้งว่า “no number at all”"


@pytest.mark.parametrize(
    "error",
    [
        UnusableExchangeFile(Path("x"), "not_writable", reason=refused("EROFS")),
        PairingProblem("not_readable", path=Path("x"), reason=refused("EIO")),
        UnreadableFile(Path("x"), "file_not_readable", reason=refused("EACCES")),
        UnreadableFile(Path("x"), "cannot_write", reason=refused("ENAMETOOLONG")),
    ],
)
def test_no_english_stands_in_a_thai_sentence_about_a_file(error: Exception) -> None:
    use_language("th")
    words = words_for(error)  # type: ignore[arg-type] # each is a ComplaintError
    assert not re.search("[A-Za-z]", words.replace("x", ""))
