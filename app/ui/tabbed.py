"""A page of several views: tabs on the left of its head, what narrows them on the right, the chosen view below."""

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

MARGIN, GAP = 20, 12


def lay_out_tabs(page: QWidget, tabs: QTabBar, beside: QWidget, views: QWidget) -> None:
    """Lay the page out so."""
    tabs.setDrawBase(False)
    tabs.setExpanding(False)
    head = QHBoxLayout()
    head.setSpacing(GAP)
    head.addWidget(tabs)
    head.addStretch(1)
    head.addWidget(beside)
    column = QVBoxLayout(page)
    column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
    column.setSpacing(GAP)
    column.addLayout(head)
    column.addWidget(views, 1)
