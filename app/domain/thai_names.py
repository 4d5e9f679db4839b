"""A person's name in any spelling of the title: นางสาว, น.ส. and น.ส. with a space are one."""

from app.domain.thai_text import UnusableText, search_key

# Without dots and spaces, longest first, so that นางสาว is not read as นาง.
TITLES = (
    "พลตำรวจเอก",
    "พลตำรวจโท",
    "พลตำรวจตรี",
    "นักศึกษา",
    "เด็กหญิง",
    "เด็กชาย",
    "สามเณร",
    "นางสาว",
    "คุณ",
    "พระ",
    "นาง",
    "นาย",
    "ดช",
    "ดญ",
    "นส",
    "พญ",
    "นพ",
    "ทพญ",
    "ทพ",
    "ภญ",
    "ภก",
    "ดร",
    "miss",
    "mrs",
    "mr",
    "ms",
    "dr",
)
# Signs that spellings of one name may have or not.
UNHEEDED = " .\u00a0\u200b"
SHORTEST_NAME = 4  # letters; what is shorter says too little to be the same person


def bare_name(written: str) -> str:
    """The name without title, dots and spaces, in small letters; empty when nothing can be compared."""
    plain = plain_name(written)
    title = next((each for each in sorted(TITLES, key=len, reverse=True) if plain.startswith(each)), "")
    bare = plain.removeprefix(title)
    return bare if len(bare) >= SHORTEST_NAME else plain


def plain_name(written: str) -> str:
    """The name as written without dots and spaces, in small letters."""
    try:
        key = search_key(written)
    except UnusableText:
        return ""
    return "".join(sign for sign in key if sign not in UNHEEDED)


def spellings(written: str) -> tuple[str, ...]:
    """Every way in which the plain name may stand with a title or without; none for what is too short to compare."""
    bare = bare_name(written)
    if len(bare) < SHORTEST_NAME:
        return ()
    return tuple(dict.fromkeys((bare, plain_name(written), *(f"{title}{bare}" for title in TITLES))))


def same_person(one: str, other: str) -> bool:
    """Whether two names are one, whatever their titles."""
    return bool(plain_name(one)) and (plain_name(other) in spellings(one) or plain_name(one) == plain_name(other))
