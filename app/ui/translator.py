"""Answers Qt's own texts (buttons, menus, file dialogs) from the catalogue of the application."""

from PySide6.QtCore import QTranslator

from app.translation import N_, _

# Texts of Qt that users meet. They are marked here, because Qt's sources are not read for the catalogue.
QT_TEXTS = frozenset(
    {
        *(N_("OK"), N_("Cancel"), N_("&Cancel"), N_("Close"), N_("&Close"), N_("&Yes"), N_("&No"), N_("Yes")),
        *(N_("No"), N_("Yes to &All"), N_("N&o to All"), N_("Apply"), N_("Reset"), N_("Help"), N_("Retry")),
        *(N_("Ignore"), N_("Abort"), N_("Discard"), N_("Don't Save"), N_("Save"), N_("&Save"), N_("Save All")),
        *(N_("Open"), N_("&Open"), N_("Save As"), N_("&Choose"), N_("Restore Defaults")),
        *(N_("Show Details..."), N_("Hide Details...")),
        *(N_("&Undo"), N_("&Redo"), N_("Cu&t"), N_("&Copy"), N_("&Paste"), N_("Delete"), N_("&Delete")),
        *(N_("Select All"), N_("Copy &Link Location"), N_("Clear")),
        *(
            N_("Look in:"),
            N_("&Look in:"),
            N_("File &name:"),
            N_("Files of type:"),
            N_("Files of &type:"),
            N_("Directory:"),
        ),
        *(N_("All Files (*)"), N_("Find Directory"), N_("Go back"), N_("Go forward")),
        *(N_("Go to the parent directory"), N_("Create a New Folder"), N_("List of places and bookmarks")),
        *(N_("Change to list view mode"), N_("Change to detail view mode")),
        *(N_("Back"), N_("Forward"), N_("Parent Directory"), N_("Create New Folder"), N_("&New Folder")),
        *(N_("List View"), N_("Detail View"), N_("Name"), N_("Size"), N_("Type"), N_("Date Modified")),
        *(N_("Kind"), N_("Folder"), N_("File"), N_("Drive"), N_("Computer"), N_("My Computer")),
        *(N_("&Rename"), N_("Show &hidden files"), N_("Sidebar"), N_("Recent Places"), N_("Remove")),
        N_("%1 already exists.\nDo you want to replace it?"),
        N_("%1\nFile not found.\nPlease verify the correct file name was given."),
        *(N_("Print"), N_("&Print"), N_("Print..."), N_("Page Setup"), N_("&Options >>"), N_("&Options <<")),
        *(N_("Printer"), N_("&Name:"), N_("P&roperties"), N_("Location:"), N_("Preview"), N_("Print to File (PDF)")),
        *(N_("Output &file:"), N_("Print range"), N_("Print all"), N_("Pages from"), N_("to"), N_("Current Page")),
        *(N_("Selection"), N_("Output Settings"), N_("Copies"), N_("Copies:"), N_("Co&llate"), N_("Reverse")),
        *(N_("Paper"), N_("Page size:"), N_("Orientation"), N_("Portrait"), N_("Landscape"), N_("Margins")),
        *(N_("Color Mode"), N_("Color"), N_("Grayscale"), N_("Duplex Printing"), N_("None"), N_("Long side")),
        *(N_("Short side"), N_("Pages"), N_("General"), N_("Page"), N_("Job Options"), N_("Advanced")),
    }
)


class GettextTranslator(QTranslator):
    """Knows the texts of `QT_TEXTS` in the language in use."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, count: int = -1, /) -> str | None:
        """The text in the language in use; None when the catalogue has no other one, so that Qt shows its own."""
        if source not in QT_TEXTS:
            return None
        said = _(source)
        return said if said != source else None
