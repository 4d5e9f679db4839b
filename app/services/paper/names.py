"""Keeps personal names and other unknown words whole when the dictionary knows some of their syllables."""

import re
from collections.abc import Sequence
from typing import Protocol

from app.services.paper.kept_together import TITLES

# Words that end a name when they follow it without a space.
_COMMON_WORDS = """
ได้ ไป มา ไม่ ที่ และ หรือ ว่า จะ ให้ ใน เป็น มี กับ ของ จาก แล้ว ก็ ถึง เข้า แจ้ง พา ร้อง ซึ่ง โดย เมื่อ เพื่อ ต้อง ถูก ขอ
อยู่ แต่ เพราะ จึง ยัง กำลัง ทำ พูด บอก ตาม ต่อ คือ นี้ นั้น ทุก ด้วย อีก รอ นำ ส่ง รับ ตรวจ มาก นาน กว่า เรื่อง ไม่ได้ ไม่มี
ไม่ให้ ได้รับ ขึ้น ลง ออก ผู้ป่วย แพทย์ พยาบาล เจ้าหน้าที่ หลังจาก ก่อน ระหว่าง ภายใน กลับ เวลา วันที่
"""
_NEVER_IN_A_NAME = frozenset(_COMMON_WORDS.split())
_TITLES = frozenset(("นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง", "คุณ", "พยาบาล", "หมอ"))
FULL_NAME = re.compile(
    rf"(?P<title>นางสาว|นาย|นาง|เด็กชาย|เด็กหญิง|คุณ|{TITLES}) ?(?P<given>[ก-๎]{{2,24}}) (?P<family>[ก-๎]{{2,40}})(?![ก-๎])"
)
_LONGEST_SYLLABLES = 6  # letters; a longer known word beside an unknown one stands on its own
_REACH = 3  # known words on either side that may belong to a name
_LONGEST_NAME = 24


class _Word(Protocol):
    @property
    def text(self) -> str: ...

    @property
    def known(self) -> bool: ...


def joined_names(words: Sequence[_Word]) -> tuple[str, ...]:
    """The words, with those that make up one name joined."""
    joined = [False] * len(words)  # whether the word hangs on the one before
    if _is_one_name(words):
        return ("".join(word.text for word in words),)
    for place, word in enumerate(words):
        if not word.known:
            _join_around(words, place, joined)
        elif word.text in _TITLES:
            _join_name_behind(words, place + 1, joined)
    groups: list[list[str]] = []
    for word, hangs in zip(words, joined, strict=True):
        if hangs and groups:
            groups[-1].append(word.text)
        else:
            groups.append([word.text])
    return tuple("".join(group) for group in groups)


def ends_a_name_within(words: Sequence[_Word]) -> bool:
    """Whether the words hold one that no name has."""
    return any(map(_ends_a_name, words))


def _join_around(words: Sequence[_Word], place: int, joined: list[bool]) -> None:
    first = place
    while first > 0 and place - first < _REACH and _may_be_syllable(words[first - 1]):
        joined[first] = True
        first -= 1
    last = place
    while last + 1 < len(words) and last - place < _REACH and _may_be_syllable(words[last + 1]):
        last += 1
        joined[last] = True


def _join_name_behind(words: Sequence[_Word], first: int, joined: list[bool]) -> None:
    """The given name directly behind a title: whatever comes before a space or a word no name has."""
    last = first
    while last < len(words) and not _ends_a_name(words[last]):
        last += 1
    if sum(len(word.text) for word in words[first:last]) <= _LONGEST_NAME:
        joined[first + 1 : last] = [True] * len(words[first + 1 : last])


def _is_one_name(words: Sequence[_Word]) -> bool:
    """A short run between spaces with something unknown in it and no word that ends a name."""
    short = sum(len(word.text) for word in words) <= _LONGEST_NAME
    return short and not all(word.known for word in words) and not ends_a_name_within(words)


def _may_be_syllable(word: _Word) -> bool:
    return not word.known or (len(word.text) <= _LONGEST_SYLLABLES and not _ends_a_name(word))


def _ends_a_name(word: _Word) -> bool:
    return word.known and (word.text in _NEVER_IN_A_NAME or word.text in _TITLES or word.text[-1] == ".")
