"""The one door to the catalogues: `_` when text is shown, `N_` in tables of data."""

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DOMAIN = "messages"
LANGUAGES = ("th", "en")
CATALOGUES = Path(__file__).resolve().parent.parent / "i18n"
WITHOUT_PLURAL = frozenset({"th"})  # languages that say one and many alike
_HEADER = struct.Struct("<5I")
_CONTEXT_END, _FORM_END = "\x04", b"\0"


class _Catalogue:
    """A compiled catalogue. Only what is said is decoded: gettext's own class reads all of it, 4 ms of the start."""

    def __init__(self, kept: Mapping[bytes, bytes], *, has_plural: bool) -> None:
        self._kept, self._has_plural = kept, has_plural

    def gettext(self, message: str) -> str:
        return self._form(message, 0) or message

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        is_plural = count != 1
        return self._form(singular, int(is_plural and self._has_plural)) or (plural if is_plural else singular)

    def pgettext(self, context: str, message: str) -> str:
        return self._form(context + _CONTEXT_END + message, 0) or message

    def _form(self, message: str, place: int) -> str:
        """One form of a translation; empty when there is none."""
        forms = self._kept.get(message.encode(errors="surrogatepass"))
        return forms.split(_FORM_END)[place].decode() if forms else ""


class _Chosen:
    """The language in use and its catalogue; one a process, because a process speaks to one person."""

    language = "th"
    catalogue = _Catalogue({}, has_plural=True)


def use_language(language: str) -> None:
    """Speak `language` from now on; what is already on screen must be built again.

    Raises:
        LookupError: the application has no such language.
    """
    if language not in LANGUAGES:
        raise LookupError(language)
    _Chosen.language = language
    _Chosen.catalogue = _catalogue(language)


def language() -> str:
    """The language in use, "th" or "en"."""
    return _Chosen.language


def _(message: str) -> str:
    return _Chosen.catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the sentence that fits `count`."""
    return _Chosen.catalogue.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """For one English word that has two Thai ones."""
    return _Chosen.catalogue.pgettext(context, message)


def N_(message: str) -> str:
    """Mark a text for the catalogue without translating it here."""
    return message


def said_in(language: str, message: str) -> str:
    """The message in that language, whatever language is in use; for data that carries both."""
    return _catalogue(language).gettext(message)


@cache
def _catalogue(language: str) -> _Catalogue:
    kept = _texts(CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.mo")
    return _Catalogue(kept, has_plural=language not in WITHOUT_PLURAL)


def _texts(file: Path) -> Mapping[bytes, bytes]:
    """What a catalogue holds, by message, or by the singular of one with a plural; nothing where there is no file."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return {}
    _magic, _revision, count, messages, translations = _HEADER.unpack_from(content)
    lengths = struct.Struct(f"<{2 * count}I")
    asked, said = lengths.unpack_from(content, messages), lengths.unpack_from(content, translations)
    return {
        content[start : start + length].split(_FORM_END)[0]: content[there : there + size]
        for length, start, size, there in zip(asked[::2], asked[1::2], said[::2], said[1::2], strict=True)
    }
