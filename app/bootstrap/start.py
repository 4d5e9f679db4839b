"""Starts the window: Qt, the language, the lock of the data folder; then it runs."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.offices import default_folder, place_outside
from app.bootstrap.plain_imports import plain_imports
from app.bootstrap.qt_failure import explained_failure, tell_of_missing_libraries
from app.bootstrap.window import DONE, REFUSED, RunningWindow, Wanted, refuse
from app.translation import language, use_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.ui.folder_lock import FolderLock
    from app.ui.window_memory import WindowMemory


def start_window(folder: Path, *, staff: str | None, demo: bool) -> int:
    """Show the window until it is closed; 0 done, 1 refused."""
    gc.disable()  # what is made at the start stays; looking through it again and again takes a tenth of the time
    try:
        import PySide6.QtWidgets  # noqa: F401  # puts its hook on imports, so it comes before them
    except ImportError:
        if tell_of_missing_libraries():
            return REFUSED
        raise

    with plain_imports():
        from app.ui.application import application
        from app.ui.folder_lock import FolderLock
        from app.ui.window_memory import WindowMemory

    with explained_failure():
        qt = application()
    memory = WindowMemory(None if demo else folder / "window.ini")
    use_language(memory.language(language()))
    lock = FolderLock(folder)
    reason = _not_ours(lock, folder)
    if reason is not None:
        return reason
    try:
        return _run(qt, Wanted(folder, staff, demo), memory)
    finally:
        lock.let_go()


def _run(qt: "QApplication", wanted: Wanted, memory: "WindowMemory") -> int:
    from app.bootstrap.accounts import do_errand
    from app.bootstrap.entering import entered
    from app.bootstrap.putting_back import put_copy_back
    from app.domain.errors import ComplaintError

    status = DONE
    try:
        entry = entered(qt, wanted.folder, wanted.staff, memory)
        while entry is not None:
            running = RunningWindow(qt, wanted._replace(staff=entry.staff, signed=entry.signed), memory)
            status = running.run()
            before, entry = entry, running.locking.next_entry if running.locking is not None else None
            if running.errand is not None:
                entry = do_errand(wanted.folder, before, running.errand)
            if running.copy_wanted is not None:
                put_copy_back(wanted.folder, running.copy_wanted)
                # The data may open by other passwords now.
                entry = entered(qt, wanted.folder, wanted.staff, memory)
    except ComplaintError as problem:
        refuse(problem, None)
        return REFUSED
    return status


def _not_ours(lock: "FolderLock", folder: Path) -> int | None:
    """How the program ends when it cannot have the folder; None when it has it.

    Where it runs on the folder already, that window comes to the front instead.
    """
    from app.domain.errors import ComplaintError
    from app.services.data_folder import require_no_others

    try:
        if folder != default_folder():
            require_no_others(folder, (place_outside(),))
        if lock.take():
            return None
    except ComplaintError as problem:
        from app.ui.application import application
        from app.ui.theme import LIGHT, Theme

        Theme(LIGHT).prepare(application())
        refuse(problem, None)
        return REFUSED
    from app.ui.one_instance import raise_first

    raise_first(folder)
    return DONE
