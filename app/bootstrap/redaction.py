"""Opens the window of redacted copies; it is imported when it is wanted first."""

from functools import partial
from typing import TYPE_CHECKING

from app.bootstrap.letters import show_preview
from app.bootstrap.plain_imports import plain_imports

if TYPE_CHECKING:
    from app.services.office import Office
    from app.services.redaction.copies import RedactedCopies
    from app.ui.main_window import MainWindow


def join_redaction(window: "MainWindow") -> None:
    """Let the form ask for a redacted copy of its case, and read again what making one wrote."""
    window.register.work.redaction_wanted.connect(partial(_open, window))


def redacted_copies_of(office: "Office") -> "RedactedCopies":
    """What makes redacted copies at this office."""
    with plain_imports():
        from app.services.redaction.copies import RedactedCopies

    return RedactedCopies(office.desk, office.complaints, office.proceedings)


def _open(window: "MainWindow", office: "Office", number: str) -> None:
    with plain_imports():
        from app.domain.errors import ComplaintError
        from app.services.words.messages import words_for
        from app.ui.redaction.window import RedactionWindow

    copies = redacted_copies_of(office)
    try:
        draft = copies.begin(number)
    except ComplaintError as refusal:
        window.register.work.form.refuse(words_for(refusal))
        return
    dialog = RedactionWindow(copies, draft, show_preview, window)
    dialog.made.connect(window.register.work.take_done)
    dialog.open()
