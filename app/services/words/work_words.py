"""What is open in a case and holds its end, as words."""

from app.domain.open_work import OpenWork
from app.domain.proceedings.kinds import KINDS
from app.translation import _


def work_in_words(work: OpenWork) -> str:
    """What is open, and what is missing of it."""
    kind = KINDS[work.kind]
    said = _("{kind} ({about})").format(kind=_(kind.label), about=work.about) if work.about else _(kind.label)
    return _("{what}: “{stage}” is missing").format(what=said, stage=_(kind.stage(work.stage).label))
