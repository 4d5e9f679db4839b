"""Between two windows: a copy takes the place of the data, and whoever may goes in again."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.bootstrap.offices import wall_clock
from app.bootstrap.plain_imports import plain_imports
from app.translation import _

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from app.domain.errors import ComplaintError
    from app.ui.background import Report


# What is wrong with data that a copy can make good.
BROKEN = frozenset({"emptied", "damaged", "no_key", "damaged_key", "other_key", "old_key", "several_keys"})


class CopyWanted(NamedTuple):
    """Copies of which the first good one is to take the place of the data; the key of these and who wants it, if known.

    `by` is the uid of an account.
    """

    copies: tuple[Path, ...]
    key: bytes | None = None
    by: str = ""


def put_copy_back(folder: Path, wanted: CopyWanted) -> None:
    """Put one back under a progress bar, the data being closed; when none was, say why."""
    with plain_imports():
        from PySide6.QtCore import QEventLoop
        from PySide6.QtWidgets import QWidget

        from app.ui.background import run_with_progress

    host, loop, failed, given_up = QWidget(), QEventLoop(), list[BaseException](), list[bool]()
    progress = run_with_progress(host, _("Putting the copy back"), partial(_put_back, folder, wanted))
    progress.broke.connect(failed.append)
    progress.given_up.connect(partial(given_up.append, True))
    progress.destroyed.connect(loop.quit)
    loop.exec()
    if failed or given_up:
        _tell(failed)


def refuse_or_put_back(error: "ComplaintError", folder: Path, window: "QWidget | None") -> CopyWanted | None:
    """Say why the data cannot be opened; the copies beside them, when one of these is wanted in their place."""
    from app.bootstrap.window import refuse
    from app.domain.errors import DataFolderProblem
    from app.services.backup.backups import manifests_in
    from app.services.backup.places import first_place

    made_at = {path: manifest.made_at for path, manifest in manifests_in(first_place(folder))}
    if not made_at or not isinstance(error, DataFolderProblem) or error.code not in BROKEN:
        refuse(error, window)
        return None
    newest_first = sorted(made_at, key=made_at.__getitem__, reverse=True)
    return CopyWanted(tuple(newest_first)) if _is_wanted(error, made_at[newest_first[0]], window) else None


def _is_wanted(error: "ComplaintError", made_at: "datetime", window: "QWidget | None") -> bool:
    """Whether somebody wants the newest good copy; they may also close, and look for another way."""
    from PySide6.QtWidgets import QMessageBox

    from app.domain.buddhist_dates import moment_short
    from app.services.words.messages import words_for
    from app.translation import language

    words = words_for(error)
    print(words, file=sys.stderr)
    offer = _(
        "The newest copy beside the data is of {moment}. It can be put in their place now; what lies there is kept in "
        "a folder beside it. What was entered after the copy was made must be entered again."
    ).format(moment=moment_short(made_at, language()))
    box = QMessageBox(QMessageBox.Icon.Critical, _("The data cannot be opened"), f"{words}\n\n{offer}", parent=window)
    box.setObjectName("broken_data")
    wanted = box.addButton(_("Put the newest good copy back"), QMessageBox.ButtonRole.AcceptRole)
    wanted.setObjectName("restore_newest")
    leave = box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    return box.clickedButton() is wanted


def _put_back(folder: Path, wanted: CopyWanted, report: "Report") -> None:
    """The first good one of them.

    Raises:
        DataFolderProblem: none is good, which is said of the last, or none can be put back.
    """
    with plain_imports():
        from app.domain.errors import DataFolderProblem
        from app.services.backup.restoring import put_back

    for copy in wanted.copies:
        try:
            put_back(folder, copy, wall_clock(), known=wanted.key, by=wanted.by, report=report)
        except DataFolderProblem as problem:
            if copy == wanted.copies[-1] or problem.folder != copy:
                raise
        else:
            return


def _tell(failed: list[BaseException]) -> None:
    """Say why the copy was not put back; what is no refusal rises."""
    from PySide6.QtWidgets import QMessageBox

    from app.domain.errors import ComplaintError
    from app.services.words.messages import words_for

    words = _("Putting the copy back was broken off. The data are as they were.")
    for error in failed:
        if not isinstance(error, ComplaintError):
            raise error
        words = words_for(error)
    QMessageBox.warning(None, _("The copy was not put back"), words)
