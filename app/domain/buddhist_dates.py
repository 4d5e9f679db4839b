"""Dates as Thai offices write them: reading every notation, writing Buddhist years, Thai digits on demand."""

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache

from app.domain.thai_text import arabic_digits, normalised, thai_digits

# Fixed since 1920; the zone database gives older years an offset in seconds, and Windows has none at all.
BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")
LONG_AGO = datetime(1900, 1, 1, tzinfo=BANGKOK)  # where a time is asked for and there is none: before everything
BUDDHIST = 543  # years ahead of the Christian era
_CHRISTIAN_YEARS = range(1900, 2101)
_BUDDHIST_YEARS = range(1900 + BUDDHIST, 2101 + BUDDHIST)

MONTHS = {
    "th": (
        *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
        *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
MONTHS_SHORT = {
    "th": (
        *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
        *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
    ),
    "en": tuple(name[:3] for name in MONTHS["en"]),
}
WEEKDAYS = {
    "th": ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}

_MONTH_NUMBERS = {
    name.casefold().replace(".", ""): number
    for names in (*MONTHS.values(), *MONTHS_SHORT.values())
    for number, name in enumerate(names, start=1)
}
_NAMED_DAYS = {"วันนี้": 0, "today": 0, "เมื่อวาน": -1, "เมื่อวานนี้": -1, "yesterday": -1, "พรุ่งนี้": 1, "tomorrow": 1}
# Not compiled here but by `re`, at first use: the first window reads no date, and would wait for it.
_PREFIX = r"^(?:วัน[ก-๛]*?)?ที่\s*(?=\d)"
_ERA = r"\b(?:พ\.?ศ\.?|ค\.?ศ\.?|พุทธศักราช|คริสต์ศักราช)\s*(?=\d)"
_RELATIVE = r"([+-]\d{1,4})"
_ISO = r"(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})"
_COMPACT = r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})"
_NUMBERS = r"(?P<day>\d{1,2})\s*[/.\- ]\s*(?P<month>\d{1,2})\s*[/.\- ]\s*(?P<year>\d{4}|\d{2})"
_NAMED = r"(?P<day>\d{1,2})\s*(?P<month>[^\d\s][^\d]*?)\s*(?P<year>\d{4}|\d{2})"
_ISO_MOMENT = (
    rf"(?i){_ISO}" r"(?:[T ](?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?)?" r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
_TIME = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?"
_DAY_AND_TIME = (
    r"(?P<day>.+?)(?:[\s,]+(?:เวลา(?:ประมาณ)?)?|เวลา)\s*"
    r"(?P<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)\s*(?:น\.?|นาฬิกา)?"
)

_MEANT_AS_TIME = r"(?:เวลา\s*)?\d{1,2}(?:[:.]\d?\s*(?:น\.?|นาฬิกา)?|\s*(?:น\.?|นาฬิกา))"
_DAY_ENDS = r"[\s,T]|เวลา"


class UnreadableDate(ValueError):
    """Text that is no date, or no possible one; `code` says which, `text` is what was written."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code, self.text = code, text


def read_day(text: str, today: date) -> date:
    """The day that the text means; a year of two digits is a Buddhist one.

    Raises:
        UnreadableDate: date_unreadable, date_impossible (31 February) or year_impossible (3112).
    """
    plain = _plain(text)
    if plain.casefold() in _NAMED_DAYS:
        return today + timedelta(days=_NAMED_DAYS[plain.casefold()])
    if relative := re.fullmatch(_RELATIVE, plain):
        return today + timedelta(days=int(relative[1]))
    for notation in (_ISO, _COMPACT, _NUMBERS, _NAMED):
        if found := re.fullmatch(notation, plain):
            return _day(found["year"], _month(found["month"], text), found["day"], text)
    raise UnreadableDate("date_unreadable", text)


def read_moment(text: str, now: datetime) -> datetime:
    """The moment that the text means, in Asia/Bangkok; a day without a time is its midnight.

    Raises:
        UnreadableDate: as `read_day`, and time_impossible (25:00) or time_unreadable (9.5).
    """
    plain = _plain(text)
    if iso := re.fullmatch(_ISO_MOMENT, plain):
        return _iso_moment(iso, text)
    if re.fullmatch(_TIME, plain.removesuffix("น.").strip()) and not re.fullmatch(_NUMBERS, plain):
        return _at(_local(now).date(), plain.removesuffix("น.").strip(), text)
    if parts := re.fullmatch(_DAY_AND_TIME, plain):
        return _at(read_day(parts["day"], _local(now).date()), parts["time"], text)
    try:
        return _at(read_day(plain, _local(now).date()), "00:00", text)
    except UnreadableDate as refusal:
        about_time = refusal.code == "date_unreadable" and _is_half_a_moment(plain, _local(now).date())
        raise UnreadableDate("time_unreadable" if about_time else refusal.code, text) from None


def canonical_moment(moment: datetime) -> str:
    """The form in which moments are kept: ISO to the second, in Asia/Bangkok."""
    return _local(moment).isoformat(timespec="seconds")


def day_short(day: date, language: str = "th", *, in_thai_digits: bool = False) -> str:
    """21 พ.ย. 2569"""
    return _digits(f"{day.day} {MONTHS_SHORT[language][day.month - 1]} {_year(day, language)}", in_thai_digits)


def day_long(day: date, language: str = "th", *, in_thai_digits: bool = False) -> str:
    """21 พฤศจิกายน 2569"""
    return _digits(f"{day.day} {MONTHS[language][day.month - 1]} {_year(day, language)}", in_thai_digits)


def weekday_long(day: date, language: str = "th", *, in_thai_digits: bool = False) -> str:
    """วันเสาร์ที่ 21 พฤศจิกายน 2569"""
    written = day_long(day, language, in_thai_digits=in_thai_digits)
    weekday = WEEKDAYS[language][day.weekday()]
    return f"วัน{weekday}ที่ {written}" if language == "th" else f"{weekday} {written}"


def time_of_day(moment: datetime, language: str = "th", *, in_thai_digits: bool = False) -> str:
    """10.35 น. in Thai, 10:35 in English."""
    local = _local(moment)
    return _digits(f"{local:%H.%M} น." if language == "th" else f"{local:%H:%M}", in_thai_digits)


def moment_short(moment: datetime, language: str = "th", *, in_thai_digits: bool = False) -> str:
    """21 พ.ย. 2569 10.35 น."""
    day = day_short(_local(moment).date(), language, in_thai_digits=in_thai_digits)
    return f"{day} {time_of_day(moment, language, in_thai_digits=in_thai_digits)}"


def moment_long(moment: datetime, language: str = "th", *, in_thai_digits: bool = False) -> str:
    """21 พฤศจิกายน 2569 เวลา 10.35 น."""
    day = day_long(_local(moment).date(), language, in_thai_digits=in_thai_digits)
    joined = "{day} เวลา {time}" if language == "th" else "{day} at {time}"
    return joined.format(day=day, time=time_of_day(moment, language, in_thai_digits=in_thai_digits))


def _plain(text: str) -> str:
    """Arabic digits, single spaces, no words around the numbers."""
    plain = " ".join(arabic_digits(normalised(text)).split())
    return re.sub(_ERA, "", re.sub(_PREFIX, "", plain))


def _local(moment: datetime) -> datetime:
    return moment.astimezone(BANGKOK) if moment.tzinfo else moment.replace(tzinfo=BANGKOK)


def _month(written: str, text: str) -> int:
    if written.isdecimal():
        return int(written)
    try:
        return _MONTH_NUMBERS[written.casefold().replace(".", "").replace(" ", "")]
    except KeyError:
        raise UnreadableDate("date_unreadable", text) from None


def _day(year: str, month: int, day: str, text: str) -> date:
    try:
        return date(_christian_year(year, text), month, int(day))
    except UnreadableDate:
        raise
    except ValueError:
        raise UnreadableDate("date_impossible", text) from None


def _christian_year(written: str, text: str) -> int:
    year = int(written) if len(written) == 4 else 2500 + int(written)
    if year in _BUDDHIST_YEARS:
        return year - BUDDHIST
    if year in _CHRISTIAN_YEARS:
        return year
    raise UnreadableDate("year_impossible", text)


def _iso_moment(found: re.Match[str], text: str) -> datetime:
    day = _day(found["year"], int(found["month"]), found["day"], text)
    moment = _at(day, found["time"] or "00:00", text)
    if found["zone"] is None:
        return moment
    try:
        zone = _zone(found["zone"].upper())
    except ValueError:
        raise UnreadableDate("time_impossible", text) from None
    return moment.replace(tzinfo=zone).astimezone(BANGKOK)


@lru_cache(maxsize=64)
def _zone(written: str) -> tzinfo | None:
    return datetime.strptime(written, "%z").tzinfo


def _is_half_a_moment(plain: str, today: date) -> bool:
    """Whether a day can be read and what follows it cannot, or the whole is meant as a time."""
    return bool(re.fullmatch(_MEANT_AS_TIME, plain)) or any(
        _is_day(plain[: end.start()], today) for end in re.finditer(_DAY_ENDS, plain)
    )


def _is_day(written: str, today: date) -> bool:
    try:
        read_day(written, today)
    except UnreadableDate:
        return False
    return True


def _at(day: date, written: str, text: str) -> datetime:
    """That time of that day; 24:00 is the midnight that ends it."""
    found = re.fullmatch(_TIME, written)
    if found is None:
        raise UnreadableDate("date_unreadable", text)
    if (found["hour"], found["minute"]) == ("24", "00"):
        return datetime.combine(day + timedelta(days=1), time(), BANGKOK)
    try:
        clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        raise UnreadableDate("time_impossible", text) from None
    return datetime.combine(day, clock, BANGKOK)


def _year(day: date, language: str) -> int:
    return day.year + BUDDHIST if language == "th" else day.year


def _digits(text: str, in_thai_digits: bool) -> str:
    return thai_digits(text) if in_thai_digits else text
