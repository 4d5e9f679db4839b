"""A person's name in any spelling of the title: นางสาว, น.ส. and น.ส. with a space are one."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from app.domain.thai_text import UnusableText, search_key

# Signs that spellings of one name may have or not.
UNHEEDED = " .\u00a0\u200b"
SHORTEST_NAME = 4  # letters; what is shorter says too little to be the same person
WORDS_OF_A_NAME = 2  # name and family name
LONGEST_ROW = 3  # titles that stand one behind the other

# All without dots and spaces.
_OF_EVERYBODY = (
    "นาย",
    "นาง",
    "นางสาว",
    "นส",
    "คุณ",
    "เด็กชาย",
    "ดช",
    "เด็กหญิง",
    "ดญ",
    "นักศึกษา",
    "นศ",
    "mr",
    "mrs",
    "ms",
    "miss",
)
_OF_CLERGY = ("พระ", "พระครู", "พระมหา", "พระอาจารย์", "หลวงพ่อ", "หลวงปู่", "หลวงตา", "สามเณร", "แม่ชี", "บาทหลวง", "อิหม่าม")
_OF_LEARNING = ("ดร", "อาจารย์", "ศาสตราจารย์", "รองศาสตราจารย์", "รศ", "ผู้ช่วยศาสตราจารย์", "ผศ", "dr")
_OF_MEDICINE = (
    *("แพทย์หญิง", "พญ", "นายแพทย์", "นพ", "หมอ", "ทันตแพทย์หญิง", "ทพญ", "ทันตแพทย์", "ทพ", "เภสัชกรหญิง", "ภญ"),
    *("เภสัชกร", "ภก", "สัตวแพทย์หญิง", "สพญ", "สัตวแพทย์", "นสพ", "พยาบาล", "พว"),
)
_OF_BIRTH = ("หม่อมเจ้า", "มจ", "หม่อมราชวงศ์", "มร", "มรว", "หม่อมหลวง", "มล", "หม่อม")
_ARMY = (
    *("พลเอก", "พลอ", "พลโท", "พลท", "พลตรี", "พลต", "พันเอก", "พอ", "พันโท", "พท", "พันตรี", "พต"),
    *("ร้อยเอก", "รอ", "ร้อยโท", "รท", "ร้อยตรี", "รต", "จ่าสิบเอก", "จสอ", "จ่าสิบโท", "จสท", "จ่าสิบตรี", "จสต"),
    *("สิบเอก", "สอ", "สิบโท", "สท", "สิบตรี", "สต", "พลทหาร", "พลฯ"),
)
_NAVY_AND_AIR = (
    "นาวาเอก",
    "นาวาโท",
    "นาวาตรี",
    "เรือเอก",
    "เรือโท",
    "เรือตรี",
    "นอ",
    "นท",
    "นต",
    "พันจ่าเอก",
    "พจอ",
    "จ่าเอก",
    "จอ",
)
_POLICE = (
    *("พลตำรวจเอก", "พลตอ", "พลตำรวจโท", "พลตท", "พลตำรวจตรี", "พลตต", "พันตำรวจเอก", "พตอ", "พันตำรวจโท", "พตท"),
    *("พันตำรวจตรี", "พตต", "ร้อยตำรวจเอก", "รตอ", "ร้อยตำรวจโท", "รตท", "ร้อยตำรวจตรี", "รตต", "ดาบตำรวจ", "ดต"),
    *("จ่าสิบตำรวจ", "จสต", "สิบตำรวจเอก", "สตอ", "สิบตำรวจโท", "สตท", "สิบตำรวจตรี", "สตต"),
)
_RANKS = (*_ARMY, *_NAVY_AND_AIR, *_POLICE)
_ACTING = tuple(f"ว่าที่{rank}" for rank in _RANKS)
_IN_ROWS = tuple(
    "".join(row) for row in product(("ศ", "รศ", "ผศ", "อ"), ("ดร", "นพ", "พญ", "ดรนพ", "ดรพญ", "ทพ", "ทพญ", "ภก", "ภญ"))
)
_SINGLE = (*_OF_EVERYBODY, *_OF_CLERGY, *_OF_LEARNING, *_OF_MEDICINE, *_OF_BIRTH, *_RANKS, *_ACTING)
TITLES = tuple(dict.fromkeys((*_SINGLE, *_IN_ROWS, *(f"{rank}หญิง" for rank in (*_RANKS, *_ACTING)))))

# Words after which a name follows: what people are called by, and what they are to the case.
ADDRESSED = (
    *("คุณ", "นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง", "ป้า", "ลุง", "น้า", "ยาย", "พี่", "น้อง", "แม่", "พ่อ", "หมอ", "พระ"),
    *("ผู้ร้อง", "ผู้ป่วย", "ชื่อ"),
)
_SURE = sorted((title for title in TITLES if len(title) >= SHORTEST_NAME - 1), key=len, reverse=True)
_BETWEEN_PEOPLE = re.compile(r"[,;/\n]|\s(?:และ|กับ)\s*")
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_ABBREVIATED = re.compile(r"(?:[ก-ฮ]{1,3}\. ?)+")


def bare_name(written: str) -> str:
    """The name without what is surely a title, without dots and spaces, in small letters.

    A short title counts only with its full stop: นพรัตน์ is a name. Empty when nothing can be compared.
    """
    bare = plain_name(_ABBREVIATED.sub("", written.strip()))
    bare = bare if len(bare) >= SHORTEST_NAME else plain_name(written)
    while title := next((each for each in _SURE if bare.startswith(each)), ""):
        if len(bare) - len(title) < SHORTEST_NAME:
            break
        bare = bare.removeprefix(title)
    return bare


def plain_name(written: str) -> str:
    """The name as written without dots and spaces, in small letters."""
    try:
        key = search_key(written)
    except UnusableText:
        return ""
    return "".join(sign for sign in key if sign not in UNHEEDED)


def readings(written: str) -> frozenset[str]:
    """The plain name, and what is left of it without its titles; a name may begin like a title, so all of them count.

    None of them is shorter than `SHORTEST_NAME`.
    """
    rest = {plain_name(written)}
    found = {plain_name(written), bare_name(written)}
    for _place in range(LONGEST_ROW):
        rest = {each.removeprefix(title) for each in rest for title in TITLES if each.startswith(title)}
        found = found | rest
    return frozenset(each for each in found if len(each) >= SHORTEST_NAME)


def spellings(written: str) -> tuple[str, ...]:
    """Every way in which the plain name may stand with a title or without; none for what is too short to compare."""
    bare = sorted(readings(written), key=len)
    return tuple(dict.fromkeys((*bare, *(f"{title}{each}" for each in bare for title in TITLES))))


def same_person(one: str, other: str) -> bool:
    """Whether two names are one, whatever their titles."""
    is_same_text = bool(plain_name(one)) and plain_name(one) == plain_name(other)
    return is_same_text or not readings(one).isdisjoint(readings(other))


def is_named_in(written: str, person: str) -> bool:
    """Whether a text that names one person or several, parted by commas, lines or และ, names this one.

    What stands in brackets, or after the name and a space, says more of the person: a post, or a ward.
    """
    plain = _ASIDE.sub(" ", written)
    people = (written, *_BETWEEN_PEOPLE.split(plain), *_parted_by_titles(plain))
    return any(same_person(each, person) or _begins_with(each, person) for each in people)


def _parted_by_titles(written: str) -> Iterator[str]:
    for each in _BETWEEN_PEOPLE.split(written):
        yield from _before_a_title().split(each)


@cache  # hundreds of titles: not on the way to the first window
def _before_a_title() -> re.Pattern[str]:
    """Without a space before it a title has to follow: กับ and และ may be letters of a name."""
    return re.compile(rf"(?:และ|กับ)(?=\s|{'|'.join(map(re.escape, _SURE))}|[ก-ฮ]{{1,4}}\.)")


def _begins_with(written: str, person: str) -> bool:
    """Whether the first words are that person, with name and family name: one name alone says too little."""
    if len(_ABBREVIATED.sub("", person).split()) < WORDS_OF_A_NAME:
        return False
    longest = len(person.split()) + LONGEST_ROW  # what is written may have more titles
    words = written.split(maxsplit=longest)
    counts = range(WORDS_OF_A_NAME, min(len(words), longest + 1))
    return any(same_person(" ".join(words[:count]), person) for count in counts)
