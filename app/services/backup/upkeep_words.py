"""The words for what was done about copies unasked, and for a data folder that lies where it should not."""

from collections.abc import Iterator

from app.domain.errors import DataFolderProblem
from app.services.backup.synchronised import NETWORK
from app.services.backup.upkeep import Attended, Tested
from app.services.words.messages import words_for
from app.translation import _


def words_for_attended(attended: Attended) -> tuple[str, ...]:
    """What somebody must know of it; nothing when all is well."""
    return tuple(_told(attended))


def words_for_tested(tested: Tested) -> str:
    """What is wrong with a copy that was looked through; empty when it is good."""
    if tested.fault is None:
        return ""
    return words_for(DataFolderProblem(tested.path, tested.fault.code, where=tested.fault.where))


def words_for_place(synchronising: str) -> str:
    """Why the data folder should lie elsewhere; empty when it lies well."""
    if not synchronising:
        return ""
    if synchronising == NETWORK:
        return _(
            "The data folder lies on another computer in the network, where the data can be damaged. Ask the "
            "administrator to move it to a disk of this PC; the second place of the copies may be in the network."
        )
    words = _(
        "The data folder lies in a folder that {name} keeps alike on several PCs, where the data can be damaged. Ask "
        "the administrator to move it to a folder of this PC only."
    )
    return words.format(name=synchronising)


def _told(attended: Attended) -> Iterator[str]:
    yield from filter(None, map(words_for_tested, attended.tested))
    yield from (words_for(each) for each in (attended.refused, attended.missed) if each is not None)
    if attended.synchronising:
        yield words_for_place(attended.synchronising)
