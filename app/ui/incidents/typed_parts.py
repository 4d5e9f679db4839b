"""Parts of analyses that are typed and not saved: kept as drafts, and there again when the case is opened."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.domain.errors import DataFolderProblem

if TYPE_CHECKING:
    from app.services.cases.drafts import Drafts

Parts = Mapping[str, Mapping[str, object]]


class TypedParts:
    """One draft for each case, with what is typed by the name of the stage."""

    def __init__(self) -> None:
        self._drafts: Drafts | None = None
        self._kept: dict[str, Parts] = {}

    def use(self, drafts: "Drafts") -> None:
        """The drafts are there, those of the last time too."""
        self._drafts = drafts
        for each in drafts.pending():
            parts = {name: values for name, values in each.values.items() if isinstance(values, dict)}
            self._kept[each.uid] = parts

    def of(self, case_uid: str) -> Parts:
        """What was typed about a case and not saved."""
        return self._kept.get(_name(case_uid), {})

    def keep(self, case_uid: str, number: str, parts: Parts) -> None:
        """Keep these parts and no others; while another process writes, it is tried again the next time."""
        name = _name(case_uid)
        if self._drafts is None or parts == self._kept.get(name, {}):
            return
        try:
            if parts:
                self._drafts.keep(name, number, parts, None)
            else:
                self._drafts.discard(name)
        except DataFolderProblem:
            return
        self._kept[name] = parts


def _name(case_uid: str) -> str:
    return f"rca:{case_uid}"
