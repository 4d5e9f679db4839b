"""Somebody at the real window, who fills, classifies, finds and prints by what the window names."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol, cast

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QTableView, QWidget

from app.domain.buddhist_dates import BUDDHIST
from app.domain.fields import Field, FieldKind, Use, fields_for
from app.domain.overruling import REASONS
from app.domain.tree import QUESTIONS
from app.services.cases.case_row import CaseRow
from app.services.office import Office
from app.translation import _
from app.ui.main_window import MainWindow
from app.ui.shown_text import plain
from app.ui.triage.panel import TriagePanel
from tests.ui.driver import ScreenDriver

ANSWERS = {True: "answer_yes", False: "answer_no", "unknown": "answer_unknown"}
FOLDED = {"nonclinical_level": "open_nonclinical", "sentinels": "open_sentinels", "resolution_group": "open_groups"}

Values = Mapping[str, object]


def typed_day(day: date) -> str:
    """21/11/2569"""
    return f"{day:%d/%m}/{day.year + BUDDHIST}"


class Editor(Protocol):
    """What every editor of the form answers to."""

    def value(self) -> object: ...


class Officer(ScreenDriver):
    """Works with the keyboard and the mouse; knows the services only to compare."""

    def __init__(self, window: MainWindow, office: Office) -> None:
        super().__init__(window)
        self.window, self.office = window, office

    def number(self) -> str:
        """The number of the case in the form."""
        number = self.window.number()
        assert number is not None, self.text_of("refusal_words")
        return number

    def click(self, name: str) -> None:
        """Click once what came before is laid out."""
        QApplication.processEvents()
        if QApplication.activeWindow() is None:
            self.window.activateWindow()  # as a window manager does after a dialog
        super().click(name)

    def fill(self, values: Values) -> None:
        """Enter every value that the form has a field for, in the order of the form."""
        for declared in fields_for(Use.FORM):
            if declared.name in values:
                self.enter(declared, values[declared.name])

    def enter(self, declared: Field, value: object) -> None:
        """Enter one value as its editor wants it: typed, chosen or ticked."""
        match declared.kind:
            case FieldKind.CHOICE:
                self.choose(declared.name, value)
            case FieldKind.CHOICES:
                self.click_all(f"{declared.name}_{code}" for code in cast(Sequence[str], value))
            case FieldKind.FLAG:
                QTest.keyClick(self.widget(declared.name), Qt.Key.Key_Space)
            case FieldKind.MOMENT:
                self.type_moment(declared.name, datetime.fromisoformat(str(value)))
            case FieldKind.DAY:
                self.type(declared.name, typed_day(date.fromisoformat(str(value))))
            case FieldKind.NAMES:
                for name in cast(Sequence[str], value):
                    self.type(f"{declared.name}_entry", name)
                    QTest.keyClick(self.widget(f"{declared.name}_entry"), Qt.Key.Key_Return)
            case _:
                self.type(declared.name, str(value))

    def type_moment(self, name: str, moment: datetime) -> None:
        """A day with its Buddhist year, and the time with a full stop, as offices write it."""
        self.type(f"{name}_day", typed_day(moment.date()))
        self.type(f"{name}_time", f"{moment:%H.%M}")

    def click_all(self, names: Iterable[str]) -> None:
        """Click one after the other."""
        for name in names:
            self.click(name)

    def paste(self, name: str, text: str) -> None:
        """Put the text into the clipboard and press Ctrl+V in a field."""
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(self.widget(name), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def problems(self) -> dict[str, str]:
        """What stands beside the fields, by their names."""
        labels = self.widget("complaint_form", QWidget).findChildren(QLabel)
        spoken = [each for each in labels if each.isVisible() and each.property("tone") == "problem"]
        return {each.objectName().removesuffix("_problem"): plain(each.text()) for each in spoken}

    def classify(self, values: Values) -> None:
        """Decide what the triage panel asks; by the tree where the answers are given."""
        for name, button in FOLDED.items():
            self._fold(button, opened=name in values or (name == "nonclinical_level" and "damage_baht" in values))
        if "may_escalate" in values:
            self.click("may_escalate")
        if "tree_answers" in values:
            self.answer_the_tree(cast(Mapping[str, object], values["tree_answers"]))
        elif "category" in values:
            self.click(f"category_{values['category']}")
        for name, prefix in (("level", "level"), ("nonclinical_level", "nonclinical"), ("resolution_group", "group")):
            if name in values:
                self.click(f"{prefix}_{values[name]}")
        self.click_all(f"sentinel_{code}" for code in cast(Sequence[str], values.get("sentinels", ())))
        self._type_details_of_class(values)

    def explain(self, values: Values) -> dict[str, object]:
        """Say why wherever the panel asks for it, because something else was chosen than suggested."""
        QApplication.processEvents()
        asked = [name for name in REASONS.values() if self.is_visible(name) and not values.get(name)]
        for name in asked:
            self.type(name, "ตามดุลยพินิจ")
        return dict.fromkeys(asked, "ตามดุลยพินิจ")

    def answer_the_tree(self, answers: Mapping[str, object]) -> None:
        """Answer question by question until there is a result, and use it."""
        self.click("tree")
        names = {_(question.text): question.name for question in QUESTIONS}
        while self.is_visible("question"):
            asked = names[plain(self.text_of("question"))]
            self.click(ANSWERS[cast(bool, answers[asked])])
        self.click("use_result")

    def field_values(self) -> dict[str, object]:
        """What every field of the form and the triage panel say now."""
        shown = {each.name: cast(Editor, self.widget(each.name)).value() for each in fields_for(Use.FORM)}
        shown |= self.widget("triage", TriagePanel).classification()
        return {name: value for name, value in shown.items() if value is not None}

    def look_for(self, words: str) -> None:
        """Type into the search and read the register at once."""
        self.type("search", words)
        QTest.keyClick(self.screen, Qt.Key.Key_F5)

    def listed(self) -> list[str]:
        """The numbers in the list, from the top."""
        model = self.widget("case_list", QTableView).model()
        rows = [model.index(row, 0, QModelIndex()).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
        return [row.number for row in rows if isinstance(row, CaseRow)]

    def open_listed(self, number: str) -> None:
        """Click on a case in the list."""
        table = self.widget("case_list", QTableView)
        place = table.visualRect(table.model().index(self.listed().index(number), 0, QModelIndex())).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def duties(self) -> list[str]:
        """The duties on the panel, by their ids."""
        names = [mark.objectName() for mark in self.widget("duties", QWidget).findChildren(QAbstractButton)]
        marks = (name for name in names if name.startswith("duty_") and not name.startswith("duty_menu_"))
        return [name.removeprefix("duty_") for name in marks]

    def words_in(self, name: str) -> str:
        """Everything that stands in a part of the window."""
        return "\n".join(plain(each.text()) for each in self.widget(name, QWidget).findChildren(QLabel))

    def printed(self) -> str:
        """The text of the form's preview on screen, without white space; the preview is closed again."""
        self.click("print")
        preview = self.widget("preview", QDialog)
        document = preview.findChild(QPdfDocument)
        assert document is not None
        pages = [document.getAllText(page).text() for page in range(document.pageCount())]
        preview.reject()
        return "".join("".join(pages).split())

    def _fold(self, button: str, *, opened: bool) -> None:
        if self.is_checked(button) != opened:
            self.click(button)

    def _type_details_of_class(self, values: Values) -> None:
        if "damage_baht" in values:
            self.type("damage_baht", f"{values['damage_baht']:,}")
            self.widget("damage_baht", QLineEdit).textEdited.emit(self.text_of("damage_baht"))
        if "category_review_on" in values:
            self.type("category_review_on", typed_day(date.fromisoformat(str(values["category_review_on"]))))
