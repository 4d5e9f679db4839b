"""Every notation of a date is read, and read back as it was."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import buddhist_dates as dates
from app.domain.thai_text import thai_digits

TODAY = date(2026, 11, 21)
NOW = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
DAYS = st.dates(date(1960, 1, 1), date(2090, 12, 31))
MOMENTS = st.builds(datetime.combine, DAYS, st.times(), st.just(dates.BANGKOK))


@pytest.mark.parametrize(
    "written",
    [
        *(
            "21/11/2569",
            "๒๑/๑๑/๒๕๖๙",
            "21 พ.ย. 2569",
            "21 พฤศจิกายน 2569",
            "21112569",
            "21/11/69",
            "21/11/2026",
        ),
        *(
            "2026-11-21",
            "2569-11-21",
            "21-11-2569",
            "21.11.2569",
            "21พ.ย.69",
            "21 พย 2569",
            "วันนี้",
            "+0",
            "today",
        ),
        *(
            "วันที่ 21 พฤศจิกายน พ.ศ. 2569",
            "วันเสาร์ที่ ๒๑ พฤศจิกายน พ.ศ. ๒๕๖๙",
            "21 Nov 2026",
            " 21/ 11 /2569 ",
            "21 พฤศจิกายน พุทธศักราช 2569",
        ),
    ],
)
def test_every_notation_means_the_same_day(written: str) -> None:
    assert dates.read_day(written, TODAY) == TODAY


@pytest.mark.parametrize(("written", "days"), [("+7", 7), ("-1", -1), ("พรุ่งนี้", 1), ("เมื่อวาน", -1)])
def test_days_are_counted_from_today(written: str, days: int) -> None:
    assert dates.read_day(written, TODAY) == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(
            ("21/11/3112", "year_impossible"),
            ("3112-11-21", "year_impossible"),
            ("1/1/1483", "year_impossible"),
        ),
        *(
            ("31/2/2569", "date_impossible"),
            ("29/2/2569", "date_impossible"),
            ("0/1/2569", "date_impossible"),
        ),
        *(
            ("2026-13-01", "date_impossible"),
            ("เร็ว ๆ นี้", "date_unreadable"),
            ("21 พ.ด. 2569", "date_unreadable"),
        ),
        *(("", "date_unreadable"), ("21/11", "date_unreadable"), ("2112569", "date_unreadable")),
    ],
)
def test_what_is_no_date_says_why(written: str, code: str) -> None:
    with pytest.raises(dates.UnreadableDate) as refusal:
        dates.read_day(written, TODAY)
    assert refusal.value.code == code


def test_the_leap_day_of_a_buddhist_year_is_read() -> None:
    assert dates.read_day("29/2/2567", TODAY) == date(2024, 2, 29)


@given(DAYS, st.sampled_from(("th", "en")), st.booleans())
def test_a_written_day_is_read_back(day: date, language: str, in_thai_digits: bool) -> None:
    for write in (dates.day_short, dates.day_long, dates.weekday_long):
        written = write(day, language, in_thai_digits=in_thai_digits)
        if write is dates.weekday_long and language == "en":
            continue
        assert dates.read_day(written, TODAY) == day


@given(MOMENTS, st.sampled_from(("th", "en")), st.booleans())
def test_a_written_moment_is_read_back_to_the_minute(moment: datetime, language: str, in_thai_digits: bool) -> None:
    written = dates.moment_short(moment, language, in_thai_digits=in_thai_digits)
    assert dates.read_moment(written, NOW) == moment.replace(second=0, microsecond=0)
    assert dates.read_moment(dates.canonical_moment(moment), NOW) == moment.replace(microsecond=0)


@pytest.mark.parametrize(
    "written",
    [
        *("2026-11-21T09:12", "2026-11-21T09:12:00+07:00", "2569-11-21T02:12:00Z", "2026-11-21 09:12"),
        *("21/11/2569 09:12", "21 พ.ย. 2569 เวลา 09.12 น.", "๒๑ พ.ย. ๖๙ ๐๙.๑๒ น.", "09.12 น.", "09:12"),
        *("2026-11-20T21:12:00.500-05:00", "วันนี้ 9.12 น.", "21 พฤศจิกายน 2569 เวลา 9:12 นาฬิกา"),
    ],
)
def test_every_notation_means_the_same_moment(written: str) -> None:
    assert dates.canonical_moment(dates.read_moment(written, NOW)) == "2026-11-21T09:12:00+07:00"


@pytest.mark.parametrize("written", ["25:00", "2026-11-21T09:61", "21/11/2569 24.01"])
def test_an_hour_that_no_clock_shows_is_refused(written: str) -> None:
    with pytest.raises(dates.UnreadableDate, match="time_impossible"):
        dates.read_moment(written, NOW)


@pytest.mark.parametrize(
    "written", ["9.5", "9:5", "9 น.", "21/11/2569 9.5", "21 พ.ย. 2569 เวลา 9 น.", "21/11/2569 บ่ายสอง", "2026-11-21T9.5"]
)
def test_half_a_time_is_refused_for_its_time_not_for_its_day(written: str) -> None:
    with pytest.raises(dates.UnreadableDate, match="time_unreadable"):
        dates.read_moment(written, NOW)


@pytest.mark.parametrize("written", ["21.11.69", "21.11.59"])
def test_three_numbers_with_full_stops_are_a_day_and_no_time(written: str) -> None:
    assert (dates.read_moment(written, NOW).month, dates.read_moment(written, NOW).hour) == (11, 0)


def test_midnight_at_the_end_of_a_day_is_the_next_day() -> None:
    assert dates.read_moment("21/11/2569 24.00 น.", NOW).date() == date(2026, 11, 22)


def test_the_day_in_bangkok_counts_for_an_hour_in_greenwich() -> None:
    assert dates.read_moment("07:00", datetime(2026, 11, 20, 20, 0, tzinfo=UTC)).date() == TODAY


def test_official_paper_shows_thai_digits() -> None:
    assert dates.moment_long(NOW, in_thai_digits=True) == thai_digits("21 พฤศจิกายน 2569 เวลา 10.35 น.")


@given(st.text(alphabet="0123456789/-:.TZ+ นพ.ศ๑๒ม", max_size=25))
def test_whatever_is_typed_is_a_moment_or_refused(text: str) -> None:
    try:
        moment = dates.read_moment(text, NOW)
    except dates.UnreadableDate:
        return
    assert dates.read_moment(dates.canonical_moment(moment), NOW) == moment
