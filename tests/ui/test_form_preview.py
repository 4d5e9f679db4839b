"""The preview of paper: pages on screen, at the printer's resolution, and a file that is whole or not there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.ui.form.preview import DOTS_PER_INCH, PreviewDialog, print_document, show_preview, write_file


@pytest.fixture
def two_pages(qtbot: QtBot) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.drawText(600, 600, "1")
    writer.newPage()
    painter.drawText(600, 600, "2")
    painter.end()
    return bytes(buffer.data().data())


def test_a_document_is_printed_page_by_page_at_300_dpi(qtbot: QtBot, two_pages: bytes, tmp_path: Path) -> None:
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(two_pages))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_document(document, printer)
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == 2
    assert printed.pagePointSize(0).toSize() == document.pagePointSize(0).toSize()


def test_a_preview_opened_and_closed_leaves_no_widget(qtbot: QtBot, two_pages: bytes) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    for _each in range(20):
        show_preview(two_pages, "แบบฟอร์ม", parent)
        dialog = parent.findChild(PreviewDialog)
        assert dialog is not None
        with qtbot.waitSignal(dialog.destroyed):
            dialog.reject()
    assert parent.findChildren(QDialog) == []


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    assert write_file(str(tmp_path / "form.pdf"), b"whole")
    assert (tmp_path / "form.pdf").read_bytes() == b"whole"


def test_a_file_that_cannot_be_written_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    assert not write_file(str(tmp_path / "missing" / "form.pdf"), b"whole")
    assert list(tmp_path.iterdir()) == []
