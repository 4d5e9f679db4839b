"""Paints rows whose badges count working days from now; each list says what stands in a row."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

if TYPE_CHECKING:
    from app.domain.working_days import Calendar


class RowDelegate(QStyledItemDelegate):
    """Knows the moment, and the calendar once it is there."""

    def __init__(self, clock: Callable[[], datetime], view: QAbstractItemView) -> None:
        super().__init__(view)
        self._clock, self._view = clock, view
        self._calendar: Calendar | None = None

    def use_calendar(self, calendar: "Calendar | None") -> None:
        """Count working days with it."""
        self._calendar = calendar
