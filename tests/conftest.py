"""What every test may use: no screen, a fixed clock, the installed rules, and a data folder of its own."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache, partial
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app import bootstrap
from app.domain import government_calendar, policy
from app.services import key_file
from app.services.node import SetUp
from app.services.office import Office
from app.translation import use_language
from app.ui.thai_lines import end_thai_lines_at_marks_only
from tests.ui.looks import dressed

end_thai_lines_at_marks_only()
TOLD = "told"
DEMO_MOMENT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")


@pytest.fixture(autouse=True, scope="session")
def _installed_rules_are_read_once() -> Iterator[None]:
    """They do not change while tests run, and opening a data folder is mostly reading them; others are read anew."""
    read_anew = policy.profile_entries
    installed = cache(partial(read_anew, policy.POLICY_FOLDER))

    def entries(folder: Path, profile: str) -> object:
        return installed(profile) if folder == policy.POLICY_FOLDER else read_anew(folder, profile)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(policy, "profile_entries", entries)
        patch.setattr(government_calendar, "_library_closures", cache(government_calendar._library_closures))
        yield


@pytest.fixture(autouse=True)
def _thai() -> None:
    use_language("th")


@pytest.fixture(scope="session")
def outsides(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A place for every test; none is made before somebody writes there, which most tests don't."""
    folder = tmp_path_factory.mktemp("outside")
    return (folder / str(place) for place in count())


@pytest.fixture(autouse=True)
def outside(outsides: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's PCs are remembered outside their data folders."""
    place = next(outsides)
    monkeypatch.setenv("COMPLAINT_CENTRE_STATE", str(place))
    return place


@pytest.fixture
def told(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Tells whoever runs the tests what a run contained, or from which seed it can be run again."""
    return partial(record_property, TOLD)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests told, also from other processes."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            for name, words in report.user_properties:
                if name == TOLD:
                    terminalreporter.write_line(f"{report.nodeid}: {words}")


@pytest.fixture
def light(qapp: QApplication) -> Iterator[None]:
    """Everything is drawn in the light colours of the application."""
    with dressed(qapp):
        yield


@pytest.fixture
def now() -> datetime:
    """Saturday 21 November 2569, 10:35."""
    return DEMO_MOMENT


@pytest.fixture
def office_in(now: datetime) -> Iterator[Callable[..., Office]]:
    """Opens data folders and closes them after the test."""
    opened: list[Office] = []

    def open_folder(folder: Path, *, role: str = "centre", staff: str | None = None) -> Office:
        office = bootstrap.open_office(folder, clock=lambda: now, staff=staff, set_up=SetUp(role=role))
        opened.append(office)
        return office

    yield open_folder
    for office in opened:
        office.database.close()


@pytest.fixture(scope="session")
def new_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a new centre, to be copied: setting one up takes three times as long as opening it."""
    folder = tmp_path_factory.mktemp("new") / "data"
    bootstrap.open_office(folder, clock=lambda: DEMO_MOMENT, set_up=SetUp(role="centre")).database.close()
    return folder


@pytest.fixture
def office(tmp_path: Path, office_in: Callable[..., Office], new_folder: Path) -> Office:
    """A new centre, empty but for its first account."""
    shutil.copytree(new_folder, tmp_path / "data")
    return office_in(tmp_path / "data")


@pytest.fixture
def people_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where accounts have passwords, without the second that each of them takes."""
    monkeypatch.setattr(key_file, "has_passwords", lambda _folder: True)
