"""The policy's files: what the loader refuses, with file and line, and what it reads."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import PolicyProblem
from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.domain.policy_entries import Counting

HEAD = 'rule = "X-1"\nchecked_on = 2026-11-23\n'
ROLE = f'[[role]]\ncode = "unit"\nlabel_th = "หน่วยงาน"\nlabel_en = "Unit"\nsource = "KCM"\n{HEAD}'
SETTING = f'[[setting]]\nname = "n"\nvalue = "v"\nin_force_from = 2018-01-01\nsource = "KCM"\n{HEAD}'
DUTY = (
    '[[duty]]\napplies_to = ["severe"]\nlabel_th = "ก"\nlabel_en = "a"\nstarts = "known"\n'
    f'count = {{ type = "at_once" }}\nin_force_from = 2018-01-01\nsource = "KCM"\n{HEAD}'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A policy folder with the shipped calendar and an empty profile."""
    (tmp_path / "calendar.toml").write_bytes((POLICY_FOLDER / "calendar.toml").read_bytes())
    (tmp_path / "kcm").mkdir()
    return tmp_path


def problem_with(folder: Path, text: str) -> tuple[str, int | None]:
    (folder / "kcm" / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PolicyProblem) as refused:
        load_policy(folder)
    assert refused.value.path == folder / "kcm" / "a.toml"
    return refused.value.code, refused.value.line


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (ROLE.replace('source = "KCM"\n', ""), "no_source", 1),
        (ROLE.replace('"KCM"', '"  "'), "no_source", 5),
        (ROLE + "colour = 3\n", "unknown_key", 8),
        ("# comment\n\n" + ROLE.replace('label_en = "Unit"\n', ""), "missing_key", 3),
        (ROLE.replace('"Unit"', "3"), "wrong_type", 4),
        (ROLE.replace("2026-11-23", "2026-11-23T10:00:00"), "wrong_type", 7),
        (ROLE.replace("2026-11-23", '"2026-11-23"'), "wrong_type", 7),
        (ROLE + ROLE, "overlap", 8),
        (SETTING + SETTING.replace("2018", "2020"), "overlap", 8),
        (DUTY + DUTY.replace('["severe"]', '["minor", "severe"]'), "overlap", 11),
        (SETTING + "in_force_until = 2017-01-01\n", "ends_before_it_begins", 8),
        (DUTY.replace("at_once", "some_day"), "unknown_counting", 6),
        (DUTY.replace("at_once", 'hours", hours = 3, x = "'), "unknown_counting", 6),
        (DUTY + 'to_whom = ["nobody"]\n', "unknown_reference", 11),
        (DUTY.replace("known", "someday"), "wrong_type", 5),
        ('role = [{ code = "unit" }]\n', "unknown_table", 1),
        ("[[recipe]]\n" + HEAD, "unknown_table", 1),
        ("[role]\n" + HEAD, "unknown_table", 1),
        ("colour = 3\n", "unknown_table", 1),
        (ROLE + "[[role\n", "not_toml", 8),
    ],
)
def test_a_wrong_entry_is_refused_with_its_line(folder: Path, text: str, code: str, line: int) -> None:
    assert problem_with(folder, text) == (code, line)


def test_a_second_entry_after_the_first_has_ended_is_no_overlap(folder: Path) -> None:
    first = SETTING + "in_force_until = 2019-12-31\n"
    second = SETTING.replace("2018-01-01", "2020-01-01").replace('"v"', '"w"')
    (folder / "kcm" / "a.toml").write_text(first + second, encoding="utf-8")
    assert load_policy(folder).setting("n") == "w"


def test_the_same_entry_in_two_files_overlaps(folder: Path) -> None:
    (folder / "kcm" / "0.toml").write_text("\ufeff" + ROLE, encoding="utf-8")
    assert problem_with(folder, ROLE) == ("overlap", 1)


def test_a_file_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / "kcm" / "a.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PolicyProblem) as refused:
        load_policy(folder)
    assert refused.value.code == "not_utf8"


def test_an_unknown_profile_names_those_that_are_there(folder: Path) -> None:
    with pytest.raises(PolicyProblem) as refused:
        load_policy(folder, "moon")
    assert (refused.value.code, refused.value.data["known"]) == ("unknown_profile", "kcm")
    with pytest.raises(PolicyProblem):
        load_policy(folder, "..")


def test_a_calendar_without_its_years_is_refused(folder: Path) -> None:
    (folder / "calendar.toml").write_text("", encoding="utf-8")
    with pytest.raises(PolicyProblem) as refused:
        load_policy(folder)
    assert refused.value.code == "missing_table"


def test_the_shipped_policy_has_every_table_of_the_rules(policy: Policy) -> None:
    counts = {
        "channels": 18,
        "topics": 18,
        "levels": 4,
        "groups": 4,
        "categories": 9,
        "nonclinical_levels": 4,
        "sentinels": 15,
        "priority_grounds": 3,
        "kinds": 8,
        "mediators": 5,
    }
    assert {name: len(getattr(policy, name)) for name in counts} == counts


def test_every_entry_of_the_shipped_policy_is_cited(policy: Policy) -> None:
    entries = [*policy.duties, *policy.countings, *policy.settings, *policy.suggestions, *policy.mediators]
    entries += [choice for table in (policy.channels, policy.sentinels, policy.levels) for choice in table.values()]
    assert all(entry.source and entry.rule for entry in entries)
    assert {entry.checked_on for entry in entries} <= {date(2026, 11, 23), date(2026, 11, 24)}


def test_every_duty_can_be_counted_and_is_told_to_somebody(policy: Policy) -> None:
    for duty in policy.duties:
        assert policy.conventions.reading(duty.count, date(2025, 1, 1))
        assert duty.to_whom or policy.chain("in_hours", duty.chain) or duty.starts == "stage"  # named in the stage


def test_the_policy_says_how_days_are_counted(policy: Policy) -> None:
    counting = policy.conventions.counting("working_days", date(2025, 1, 1))
    assert isinstance(counting, Counting)
    assert counting.first_day == "include"
    assert policy.conventions.of("working_days", date(2025, 1, 1))["closes"] == "16:30"
    assert policy.permanent_with_life_support == "G"
    assert policy.incident_report_rules == {"RPT-4"}


@pytest.mark.rule("MED-3")
def test_no_mediator_ships_with_a_name_or_a_telephone(policy: Policy) -> None:
    assert [each.extension for each in policy.mediators] == ["115", "134", "105", "201", "137"]
    assert not any(each.name or each.phone for each in policy.mediators)


def test_each_level_is_answered_by_those_responsible_for_it(policy: Policy) -> None:
    for code, level in policy.levels.items():
        duty = next(each for each in policy.duties if each.applies_to == (f"level:{code}",))
        assert duty.to_whom == level.responsible
