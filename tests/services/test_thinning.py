"""Which copies of the data are kept, by day, week and month."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.errors import PolicyProblem
from app.services.backup.thinning import Keep, keeps_in, outlived


def test_copies_are_thinned_to_days_weeks_and_months() -> None:
    today = date(2026, 11, 21)
    first = datetime(2026, 11, 21, 12, tzinfo=UTC)
    made_at = {Path(f"{hours:05}"): first - timedelta(hours=hours) for hours in range(0, 24 * 500, 12)}
    kept = sorted(set(made_at) - set(outlived(made_at, keeps_in(), today)))
    days = sorted({made_at[copy].date() for copy in kept}, reverse=True)
    assert days[:7] == [today - timedelta(days=back) for back in range(7)]
    assert {(day.year, day.month) for day in days} >= {(2026, month) for month in range(1, 12)} | {(2025, 12)}
    assert {day.isocalendar()[1] for day in days} >= {45, 46, 47}
    assert 7 + 3 + 10 <= len(kept) <= 8 + 4 + 13


def test_the_newest_copy_stays_and_one_of_days_to_come() -> None:
    old, future = datetime(2020, 1, 1, tzinfo=UTC), datetime(2569, 1, 1, tzinfo=UTC)
    assert outlived({Path("a"): old}, keeps_in(), date(2026, 11, 21)) == []
    gone = outlived({Path("a"): old, Path("b"): future}, keeps_in(), date(2026, 11, 21))
    assert gone == [Path("a")]


def test_what_is_kept_needs_a_source(tmp_path: Path) -> None:
    (tmp_path / "backup.toml").write_text('[[keep]]\none_per = "day"\ndays = 7\nchecked_on = 2026-11-23', "utf-8")
    with pytest.raises(PolicyProblem) as refusal:
        keeps_in(tmp_path)
    assert refusal.value.code == "no_source"
    assert all(isinstance(each, Keep) and each.source for each in keeps_in())
