"""Makes what sees to the copies while the window is open; its services are imported in its own thread."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.application import Desktop
    from app.ui.copy_keeper import CopyKeeper
    from app.ui.error_hook import ErrorHook


def keep_copies(office: "Office", desktop: "Desktop", hook: "ErrorHook") -> "CopyKeeper":
    """What makes the copy of the day, and tells what somebody must know of it."""
    with plain_imports():
        from app.ui.copy_keeper import CopyKeeper

    keeper = CopyKeeper(partial(attended, office), desktop)
    keeper.told.connect(partial(_tell, desktop))
    keeper.broke.connect(partial(_break, hook))
    return keeper


def _tell(desktop: "Desktop", words: tuple[str, ...]) -> None:
    from app.bootstrap.window import tell_notices

    tell_notices(words, desktop.window())


def _break(hook: "ErrorHook", error: BaseException) -> None:
    hook.take(type(error), error, error.__traceback__)


def attended(office: "Office", report: "Callable[[int, int], None]") -> tuple[str, ...]:
    """Do what is due about the copies; sentences on what somebody must know of it.

    Raises:
        Cancelled: the report says that the window closes.
    """
    with plain_imports():
        from app.domain.errors import ComplaintError
        from app.services.backup.upkeep import Upkeep
        from app.services.backup.upkeep_words import words_for_attended
        from app.services.words.messages import words_for

    try:
        return words_for_attended(Upkeep(office.desk).attend(report))
    except ComplaintError as problem:
        return (words_for(problem),)
