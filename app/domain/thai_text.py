"""Thai text as it is kept: one spelling for what looks the same, and nothing invisible."""

import re
import unicodedata

# None is compiled here but by `re`, at first use: the first window would wait for them.
_INVISIBLE = "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
_CONTROLS = "[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
# All that is looked for below in one search: what people type has none of it, and six searches are felt at every save.
_UNUSUAL = (
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff]"
)
_LINE_ENDS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_SPACES = "[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_TRAILING = r" +(?=\n|\Z)"
_SURROGATES = "[\ud800-\udfff]"

_ABOVE = "\u0e31\u0e34-\u0e39\u0e47\u0e4d"  # vowels above and below, maitaikhu, nikhahit
_TONES = "\u0e48-\u0e4c"  # the four tones and thanthakhat
_SARA_AM = "([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)\u0e32"
_LATE_VOWEL = f"([{_TONES}])([{_ABOVE}])"
_LATE_TONE = "\u0e33([\u0e48-\u0e4b])"

_THAI_DIGIT = "[๐-๙]"
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


class UnusableText(ValueError):
    """Text that cannot be kept; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def normalised(text: str) -> str:
    """The one spelling in which text is kept; doing it twice changes nothing.

    Raises:
        UnusableText: the text holds NUL or half of a surrogate pair.
    """
    # Numbers, codes and times are all like this, and need no search for what may be hidden in them.
    if text.isascii() and text.isprintable():
        return text.rstrip(" ")
    if re.search(_UNUSUAL, text):
        text = _without_what_is_unusual(text)
    text = re.sub(_TRAILING, "", text) if " \n" in text else text.rstrip(" ")
    return _in_order(text).strip("\n")


def _without_what_is_unusual(text: str) -> str:
    if "\0" in text:
        raise UnusableText("text_has_nul")
    if re.search(_SURROGATES, text):
        raise UnusableText("text_is_damaged")
    text = re.sub(_LINE_ENDS, "\n", text)
    return re.sub(_SPACES, " ", re.sub(_CONTROLS, "", re.sub(_INVISIBLE, "", text)))


def one_line(text: str) -> str:
    """The text normalised, on one line, with single spaces."""
    return " ".join(normalised(text).split())


def search_key(text: str) -> str:
    """What is compared in a search: normalised, Arabic digits, no difference of case."""
    return normalised(arabic_digits(normalised(text)).casefold())


def search_key_of_kept(text: str) -> str:
    """`search_key` of text that is kept, and so is normalised already; a fifth of its time."""
    return arabic_digits(text).casefold()


def arabic_digits(text: str) -> str:
    """The text with ๐–๙ written 0–9."""
    # Most text has none, and looking for one takes a twentieth of the time of translating every letter.
    return text.translate(_TO_ARABIC) if re.search(_THAI_DIGIT, text) else text


def thai_digits(text: str) -> str:
    """The text with 0–9 written ๐–๙."""
    return text.translate(_TO_THAI)


def _in_order(text: str) -> str:
    """Marks in the order in which they are read; repeated, since one exchange can make room for another."""
    while True:
        ordered = unicodedata.normalize("NFC", text)
        ordered = ordered.replace("\u0e40\u0e40", "\u0e41")
        if "\u0e4d" in ordered:
            ordered = re.sub(_SARA_AM, "\\1\\2\u0e33", ordered)
        ordered = re.sub(_LATE_VOWEL, r"\2\1", ordered)
        if "\u0e33" in ordered:
            ordered = re.sub(_LATE_TONE, "\\1\u0e33", ordered)
        if ordered == text:
            return text
        text = ordered
