"""How far a person has come with looking through the texts of a redacted copy."""

from app.domain.redaction import Mark, with_mark, without_marks_in
from app.services.redaction.rows import Draft


class Review:
    """The marks of each text, suggested at first, and which texts were looked through."""

    def __init__(self, draft: Draft) -> None:
        self._keys = tuple(part.key for part in draft.parts)
        self._suggested = {part.key: part.suggested for part in draft.parts}
        self._marks = dict(self._suggested)
        self._seen: set[str] = set()

    def marks(self, key: str) -> tuple[Mark, ...]:
        """What is withheld of a text now."""
        return self._marks[key]

    def withhold(self, key: str, start: int, end: int) -> None:
        """Withhold this, too."""
        self._marks[key] = with_mark(self._marks[key], start, end)

    def let_stand(self, key: str, start: int, end: int) -> None:
        """Let what lies there be read."""
        self._marks[key] = without_marks_in(self._marks[key], start, end)

    def note_seen(self, key: str) -> None:
        """This text was looked through."""
        self._seen.add(key)

    def is_seen(self, key: str) -> bool:
        """Whether the text was looked through."""
        return key in self._seen

    def unseen(self) -> list[int]:
        """The places of the texts that are still to be looked through."""
        return [place for place, key in enumerate(self._keys) if key not in self._seen]

    def is_touched(self) -> bool:
        """Whether anything would be lost."""
        return bool(self._seen) or self._marks != self._suggested

    def looked_through(self) -> dict[str, tuple[Mark, ...]]:
        """The marks of those texts that were looked through."""
        return {key: self._marks[key] for key in self._keys if key in self._seen}
