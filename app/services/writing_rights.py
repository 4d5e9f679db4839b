"""Whether this PC may write in a case: the centre may, and a ward that has it to work on."""

from app.domain.errors import NotAllowed
from app.domain.vocabulary import RANK, GrantClass
from app.services.node import Node


def may_write(node: Node, granted: str | None) -> bool:
    """`granted` is the class under which this PC has the case; None: it was recorded here and nobody said anything.

    Who sees a summary does not see what dates follow from: counted again there, they would all fall away.
    """
    return node.is_centre or RANK.get(granted or GrantClass.WORK, 0) >= RANK[GrantClass.WORK]


def require_may_write(node: Node, granted: str | None) -> None:
    """Refuse what a ward must not write.

    Raises:
        NotAllowed: the case is continued elsewhere, because its grant has ended, or only its summary is here.
    """
    if not may_write(node, granted):
        raise NotAllowed("continued_elsewhere" if granted == GrantClass.ENDED else "summary_only")
