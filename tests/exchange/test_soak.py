"""A year in little, so small that every run has time for it; `poe soak` runs the whole one."""

from pathlib import Path

from tests.exchange.soak import Size, run

SMALL = Size(wards=3, rounds=6, saves=120, restores=1, rollbacks=1, kills_a_side=0)


def test_after_a_year_of_lost_files_and_old_copies_everybody_holds_the_same(tmp_path: Path) -> None:
    seen = run(SMALL, seed=23, folder=tmp_path)
    assert seen["equal digests"] >= seen["cases"] // 3
    assert min(seen[what] for what in ("lost", "doubled", "late", "restores", "rollbacks", "cases in conflict")) >= 1
