"""Says a measured figure beside the most that it may be, and remembers which were over it."""


class Limits:
    """The figures of one benchmark."""

    def __init__(self) -> None:
        self._missed = 0

    def shown(self, figure: float, most: float, *, digits: int = 2) -> str:
        """The figure in words; one over the limit is counted."""
        over = figure > most
        self._missed += over
        return f"{figure:.{digits}f} (at most {most:g}{', missed' if over else ''})"

    def status(self) -> int:
        """The exit status: 1 when any figure was over its limit."""
        return int(self._missed > 0)
