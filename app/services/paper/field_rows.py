"""Fields of the Complaint Form in rows: side by side, as boxes to tick, or with room for many words."""

from dataclasses import dataclass

from app.services.paper import look
from app.services.paper.blocks import Block, ChoiceRows, Entry, EntryRow, Typesetter
from app.services.paper.form_values import FormValues

LONG_ROWS = 3  # of wish, first action and outcome; more goes to the continuation sheet
INDENT = 54.0  # of the boxes behind their captions


@dataclass(frozen=True)
class FieldRows:
    """Lays out single fields of one case by their names."""

    values: FormValues
    typesetter: Typesetter

    def grid(self, name: str) -> ChoiceRows:
        """Every choice of a field as a box."""
        return ChoiceRows(self.values.caption(name), self.values.boxes(name), self.typesetter, indent=INDENT)

    def row(self, *shares: tuple[str, float]) -> EntryRow:
        """Fields side by side, each with its share of the width."""
        entries: list[Entry] = []
        start = look.LEFT + 2
        for name, share in shares:
            end = start + (look.WIDTH - 2) * share
            last = share == shares[-1][1] and name == shares[-1][0]
            entries.append(
                Entry(self.values.caption(name), self.values.text(name), start, look.RIGHT if last else end - 7)
            )
            start = end
        return EntryRow(entries, self.typesetter)

    def if_given(self, *names: str) -> list[Block]:
        """Fields in one row of equal shares, if any of them holds something."""
        if not any(self.values.text(name) for name in names):
            return []
        return [self.row(*((name, 1.0 / len(names)) for name in names))]

    def long(self, name: str) -> EntryRow:
        """A field of many words."""
        entry = Entry(self.values.caption(name), self.values.text(name), look.LEFT + 2, look.RIGHT)
        return EntryRow([entry], self.typesetter, most=LONG_ROWS)
