"""A document on screen before it is printed or saved; QtPdf is heavy, so this module is imported late."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSaveFile, QSize, Qt
from PySide6.QtGui import QKeySequence, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from app.translation import _
from app.ui.kit import label, primary_button, secondary_button

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
A4_SHARE = 0.8  # of the height of the screen that the preview takes
A4_RATIO = 0.75


class PreviewDialog(QDialog):
    """Shows the pages; prints them, or saves the file as it is."""

    def __init__(self, pdf: bytes, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setWindowTitle(title)
        self._pdf, self._title = pdf, title
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        column = QVBoxLayout(self)
        column.addWidget(self._view(), 1)
        column.addLayout(self._buttons())
        self.resize(self._wanted_size())

    def print_pages(self) -> None:
        """Ask for a printer and print every page."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(DOTS_PER_INCH)
        printer.setDocName(self._title)
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            print_document(self._document, printer)
        dialog.deleteLater()

    def save_file(self) -> None:
        """Ask for a name and write the document there, whole or not at all."""
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the document"), f"{self._title}.pdf", "PDF (*.pdf)")
        if name and not write_file(name, self._pdf):
            QMessageBox.warning(
                self,
                _("Not saved"),
                _("{name} could not be written; an older file there is untouched. Choose another folder.").format(
                    name=name
                ),
            )

    def _view(self) -> QPdfView:
        view = QPdfView(self)
        view.setObjectName("preview_pages")
        view.setAccessibleName(self._title)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setDocument(self._document)
        return view

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(_("Pages: {count}").format(count=self._document.pageCount()), "caption"), 1)
        save = secondary_button(_("Save as file…"), "document_pdf")
        save.setObjectName("preview_save")
        save.clicked.connect(self.save_file)
        paper = primary_button(_("Print…"), "print")
        paper.setObjectName("preview_print")
        paper.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        paper.clicked.connect(self.print_pages)
        row.addWidget(save)
        row.addWidget(paper)
        return row

    def _wanted_size(self) -> QSize:
        height = int(self.screen().availableSize().height() * A4_SHARE)
        return QSize(int(height * A4_RATIO), height)


def show_preview(pdf: bytes, title: str, parent: QWidget | None) -> None:
    """Open the preview over `parent`; nothing of it stays after closing."""
    dialog = PreviewDialog(pdf, title, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def print_document(document: QPdfDocument, printer: QPrinter) -> None:
    """Render each page at the printer's resolution; the raster is never kept."""
    printer.setFullPage(True)
    _set_paper(document, printer)
    painter = QPainter(printer)
    for page in _pages_wanted(document, printer):
        if page != _pages_wanted(document, printer)[0]:
            printer.newPage()
        points = document.pagePointSize(page)
        scale = printer.resolution() / POINTS_PER_INCH
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        painter.drawImage(0, 0, document.render(page, size))
    painter.end()


def write_file(name: str, content: bytes) -> bool:
    """Write the file whole or leave what was there; False when it cannot be written."""
    file = QSaveFile(name)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    file.write(QByteArray(content))
    return file.commit()


def _pages_wanted(document: QPdfDocument, printer: QPrinter) -> range:
    """The pages chosen in the print dialog; it counts from one, zero means all."""
    last = document.pageCount()
    return range((printer.fromPage() or 1) - 1, min(printer.toPage() or last, last))


def _set_paper(document: QPdfDocument, printer: QPrinter) -> None:
    points = document.pagePointSize(0)
    printer.setPageSize(QPageSize(points, QPageSize.Unit.Point))
