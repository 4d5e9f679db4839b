"""A choice whose words end in an ellipsis where there is no room for them; the tip has them whole."""

from PySide6 import QtWidgets  # for QStyle, which is asked for by that name: its many enums cost 5 ms of the start
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox

SIDES = 2  # pixels that the style keeps free beside the words


class ElidedChoice(QComboBox):
    """A combo box that cuts no letter in half."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_short():
            super().paintEvent(event)
            return
        option, painter = self._option(), QtWidgets.QStylePainter(self)
        painter.drawComplexControl(QtWidgets.QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self._elided(option)
        painter.drawControl(QtWidgets.QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            is_cut = self._elided(self._option()) != self.currentText()
            self.setToolTip(self.currentText() if is_cut else "")
        return super().event(event)

    def _is_short(self) -> bool:
        """Whether the words fit for sure, whatever the style keeps for the arrow."""
        return self.fontMetrics().horizontalAdvance(self.currentText()) < self.width() // 2

    def _option(self) -> "QtWidgets.QStyleOptionComboBox":
        option = QtWidgets.QStyleOptionComboBox()
        self.initStyleOption(option)
        return option

    def _elided(self, option: "QtWidgets.QStyleOptionComboBox") -> str:
        box, edit = QtWidgets.QStyle.ComplexControl.CC_ComboBox, QtWidgets.QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(box, option, edit, self).width() - SIDES
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
