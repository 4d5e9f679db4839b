"""The figures of signing in: each wrong try makes the wait as long or longer, up to an end; all have a source."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import PolicyProblem
from app.domain.sign_in_rules import sign_in_rules

TODAY = date(2026, 11, 24)
RULES = sign_in_rules(TODAY)
GOOD = (Path(__file__).parents[2] / "resources" / "policy" / "sign_in.toml").read_text("utf-8")
IDLE = GOOD[GOOD.index("[[idle]]") :]


def test_the_wait_doubles_from_five_seconds_to_a_quarter_of_an_hour() -> None:
    waits = [RULES.delay.seconds_after(tries) for tries in range(13)]
    assert waits == [0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900]


@given(st.integers(0, 10_000))
def test_one_more_wrong_try_never_shortens_the_wait(tries: int) -> None:
    assert RULES.delay.seconds_after(tries) <= RULES.delay.seconds_after(tries + 1) <= RULES.delay.longest_seconds


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ("target_ms = 700", 'target_ms = "soon"', "wrong_type"),
        ("passes = 3", "passes = 0", "wrong_type"),
        ("passes = 3", "passes = true", "wrong_type"),
        ("shortest = 8", "", "missing_key"),
        ("minutes = 10", "minutes = 10\nhours = 1", "unknown_key"),
        ("[[idle]]", "[idle]", "missing_table"),
        ("[[idle]]", "[[idler]]", "unknown_table"),
        ('source = "our own: a', 'sauce = "our own: a', "no_source"),
        ("[[idle]]", "[[idle", "not_toml"),
        ("minutes = 10", "minutes = 10\nin_force_from = 2026-11-25", "not_one_in_force"),
        ("minutes = 10", "minutes = 10\nin_force_from = 2026-11-01T00:00:00", "wrong_type"),
        ("[[idle]]", IDLE + "[[idle]]", "not_one_in_force"),
    ],
)
def test_a_file_with_an_error_is_refused(tmp_path: Path, written: str, instead: str, code: str) -> None:
    (tmp_path / "sign_in.toml").write_text(GOOD.replace(written, instead), "utf-8")
    with pytest.raises(PolicyProblem) as refusal:
        sign_in_rules(TODAY, tmp_path)
    assert refusal.value.code == code


@pytest.mark.parametrize(("written", "code"), [("idle = []", "missing_table"), ("idle = [3]", "wrong_type")])
def test_a_table_without_entries_is_refused(tmp_path: Path, written: str, code: str) -> None:
    (tmp_path / "sign_in.toml").write_text(f"{written}\n{GOOD[: GOOD.index(IDLE)]}", "utf-8")
    with pytest.raises(PolicyProblem) as refusal:
        sign_in_rules(TODAY, tmp_path)
    assert refusal.value.code == code


@pytest.mark.parametrize(("day", "minutes"), [(23, 10), (24, 5), (30, 5)])
def test_the_last_entry_that_came_into_force_counts_wherever_it_stands(tmp_path: Path, day: int, minutes: int) -> None:
    newer = IDLE.replace("minutes = 10", "minutes = 5\nin_force_from = 2026-11-24")
    (tmp_path / "sign_in.toml").write_text(f"{newer}\n{GOOD}", "utf-8")
    assert sign_in_rules(date(2026, 11, day), tmp_path).idle.minutes == minutes


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyProblem) as refusal:
        sign_in_rules(TODAY, tmp_path)
    assert refusal.value.code == "unreadable"
