"""The Today board with 10,000 open cases, against one repaint of the register; and what the window waits for.

Reading is counted apart from showing: it is done in a thread, showing is not.
"""

import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.bootstrap import open_office
from app.bootstrap.furnishing import make_window
from app.bootstrap.today import today_desk
from app.services.office import Office
from app.services.paper.word_breaker import shipped_words
from app.ui.case_table import CaseTable
from app.ui.pages import TODAY
from app.ui.shown_text import use_breaker
from app.ui.theme import LIGHT, Theme
from app.ui.today.page import TodayPage
from app.ui.tour.steps import let_paint
from benchmarks.calendar_change import office_with_open_cases
from benchmarks.folders import CASES, KEPT, MOMENT
from benchmarks.limits import Limits

TIMES = 40
MOST_REPAINTS, MOST_WAITED_MS = 10, 100
SIZE = (1366, 768)


def main() -> int:
    """Print the figures; times of the processor, the shortest of many. 1 when the limit is missed."""
    office_with_open_cases().database.close()
    qt = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(qt, QApplication)
    Theme(LIGHT).apply(qt)
    use_breaker(shipped_words().with_breaks)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        shutil.copytree(KEPT / f"open-{CASES}", folder)
        office = open_office(folder, clock=lambda: MOMENT)
        status = _measure(office)
        office.database.close()
    return status


def _measure(office: Office) -> int:
    window = make_window(lambda: MOMENT)
    window.resize(*SIZE)
    window.show()
    window.use(office)
    let_paint()
    table, page = window.findChildren(CaseTable)[0], window.findChildren(TodayPage)[0]
    repaint = _shortest(table.grab)
    today, calendar = today_desk(office).today, office.desk.calendar
    reading = _shortest(today.board)
    board = today.board()
    window.show_page(TODAY)
    let_paint()
    showing = _shortest(lambda: (page.board.show_board(board, calendar), page.board.grab()))
    reminding = _shortest(today.reminder)
    lines = sum(board.totals.values())
    print(f"{board.figures.open:,} open cases, {lines:,} lines of which {len(board.lines)} are read")
    print(f"  one repaint of the register: {repaint * 1000:.1f} ms")
    print(f"  the board: read {reading * 1000:.1f} ms, shown and painted {showing * 1000:.1f} ms", end="")
    limits = Limits()
    print(f", together × the repaint {limits.shown((reading + showing) / repaint, MOST_REPAINTS, digits=1)}")
    print(f"  the window waits for the showing alone, in ms {limits.shown(showing * 1000, MOST_WAITED_MS)}")
    print(f"  a look for reminders, in a thread: {reminding * 1000:.1f} ms")
    window.close()
    return limits.status()


def _shortest(work: Callable[[], object]) -> float:
    gc.collect()
    gc.freeze()  # as the window does when it has started
    taken = []
    for _time in range(TIMES):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


if __name__ == "__main__":
    sys.exit(main())
