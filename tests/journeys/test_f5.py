"""F5 looks at the clock again: how long is left is said anew everywhere in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.ui.badges import Badge
from app.ui.main_window import MainWindow
from tests.cases import an_incident
from tests.journeys.conftest import OpenWindow
from tests.journeys.days import Clock

MORNING, EVENING = "2026-11-23T09:10", "2026-11-23T20:00"


def left_to_do(window: MainWindow) -> list[str]:
    """How long is left, on every badge of the panel beside the form."""
    panel = window.register.work.panes()[1]
    return [badge.text() for badge in panel.findChildren(Badge) if badge.isVisibleTo(panel)]


@pytest.mark.parametrize("is_saved", [True, False])
def test_f5_says_anew_how_long_is_left(open_window: OpenWindow, tmp_path: Path, is_saved: bool) -> None:
    clock = Clock(MORNING)
    officer = open_window(tmp_path / "centre", clock=clock.now)
    seen_at = "2026-11-23T09:00:00+07:00"
    if is_saved:
        incident = an_incident(known_at=seen_at, received_at=seen_at)
        officer.window.open_case(officer.office.complaints.record(incident))
    else:
        officer.choose("kind", "incident")
        officer.type_moment("received_at", clock.now())
        officer.window.register.work.in_step.look_again()
    before = left_to_do(officer.window)
    clock.set(EVENING)
    officer.press(Qt.Key.Key_F5)
    assert before and left_to_do(officer.window) != before
