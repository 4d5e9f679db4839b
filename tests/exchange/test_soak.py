"""A year in little, so small that every run has time for it; `poe soak` runs the whole one."""

from pathlib import Path

from tests.exchange.soak import Size, run

ACCIDENTS = (
    "lost",
    "doubled",
    "late",
    "restores",
    "rollbacks",
    "kills at the centre",
    "kills at a ward",
    "cases in conflict",
)
SMALL = Size(wards=3, rounds=6, saves=120, restores=1, rollbacks=1, kills_a_side=1)


def test_after_a_year_of_lost_files_and_old_copies_everybody_holds_the_same(tmp_path: Path) -> None:
    seen = run(SMALL, seed=27, folder=tmp_path)
    assert seen["equal digests"] >= seen["cases"] // 3
    assert {what: seen[what] for what in ACCIDENTS if not seen[what]} == {}
