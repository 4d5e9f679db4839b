"""The one door to the catalogues: `_` when text is shown, `N_` in tables of data."""

import gettext
from functools import cache
from pathlib import Path

DOMAIN = "messages"
LANGUAGES = ("th", "en")
CATALOGUES = Path(__file__).resolve().parent.parent / "i18n"


class _Chosen:
    """The language in use and its catalogue; one a process, because a process speaks to one person."""

    language = "th"
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Speak `language` from now on; what is already on screen must be built again.

    Raises:
        LookupError: the application has no such language.
    """
    if language not in LANGUAGES:
        raise LookupError(language)
    _Chosen.language = language
    _Chosen.catalogue = gettext.translation(DOMAIN, CATALOGUES, languages=[language], fallback=True)


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
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, CATALOGUES, languages=[language], fallback=True)
