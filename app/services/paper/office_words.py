"""Words, numbers and days as offices write them on paper, in the language in use."""

from datetime import date, datetime

from app.domain.buddhist_dates import day_long, day_short, moment_short
from app.domain.thai_text import thai_digits
from app.translation import language, said_in


def said(message: str) -> str:
    """One of our own texts."""
    return said_in(language(), message)


def digits(written: object) -> str:
    """Thai digits on Thai paper."""
    return thai_digits(str(written)) if language() == "th" else str(written)


def day(of: date) -> str:
    """๒๑ พฤศจิกายน ๒๕๖๙"""
    return day_long(of, language(), in_thai_digits=language() == "th")


def short_day(of: date) -> str:
    """๒๑ พ.ย. ๒๕๖๙"""
    return day_short(of, language(), in_thai_digits=language() == "th")


def moment(of: datetime) -> str:
    """๒๑ พ.ย. ๒๕๖๙ ๑๐.๓๕ น."""
    return moment_short(of, language(), in_thai_digits=language() == "th")
