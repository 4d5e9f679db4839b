"""Light and dark: the palettes, the type scale and the style sheet made from them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"
FAMILY = "IBM Plex Sans Thai Looped"
LIGHT, DARK = "light", "dark"

# The type scale: pixels and weight. Nothing is smaller than a caption.
TYPE: Mapping[str, tuple[int, int]] = {
    "figure": (28, 700),
    "title": (18, 700),
    "card_title": (15, 700),
    "body": (14, 400),
    "body_medium": (14, 500),
    "body_strong": (14, 600),
    "button": (14, 500),
    "field": (13, 500),
    "strong": (13, 600),
    "mark": (13, 700),
    "caption": (12, 400),
    "caption_medium": (12, 500),
    "badge": (12, 600),
    "count": (12, 700),
    "hint": (13, 400),
    "problem": (12, 500),
}

_SIDEBAR = {
    "sidebar": "#0C2B33",
    "sidebar_chosen": "#14525A",
    "sidebar_text": "#D6E4E6",
    "sidebar_dim": "#9DB7BC",
    "sidebar_strong": "#FFFFFF",
    "sidebar_count": "#24464F",
    "sidebar_person": "#143A44",
    "sidebar_bar": "#4FD1C8",
    "emblem": "#2BA6A0",
    "on_emblem": "#06282A",
}
_LEVELS = {
    "level_1": "#4C97CF",
    "level_1_on": "#06263D",
    "level_2": "#D9A400",
    "level_2_on": "#2E2100",
    "level_3": "#C4500A",
    "level_3_on": "#FFFFFF",
    "level_4": "#7A1140",
    "level_4_on": "#FFFFFF",
}
_LIGHT = {
    **_SIDEBAR,
    **_LEVELS,
    "canvas": "#F3F6F7",
    "surface": "#FFFFFF",
    "raised": "#FAFBFC",
    "line": "#DCE3E6",
    "control": "#7F8E96",
    "text": "#13232C",
    "text2": "#4A5C66",
    "hint": "#66757E",
    "primary": "#0B6668",
    "primary_hover": "#084F51",
    "on_primary": "#FFFFFF",
    "on_tint": "#0B6668",
    "tint": "#E3F1F1",
    "danger": "#B3261E",
    "danger_tint": "#FBE9E7",
    "overdue_bg": "#B3261E",
    "overdue_fg": "#FFFFFF",
    "soon_bg": "#FFE7B0",
    "soon_fg": "#624000",
    "later_bg": "#E9EEF0",
    "later_fg": "#3B4C55",
    "done_bg": "#E4F3E9",
    "done_fg": "#245B3A",
    "info_bg": "#E3F1F1",
    "info_fg": "#0B5658",
    "scrollbar": "#B9C4C9",
    "disabled": "#9AA7AE",
    "level_1_tint": "#E1EFF9",
    "level_1_ink": "#0B4A75",
    "level_1_line": "#0B4A75",
    "level_2_tint": "#FFF1BF",
    "level_2_ink": "#624700",
    "level_2_line": "#624700",
    "level_3_tint": "#FFE1C7",
    "level_3_ink": "#863600",
    "level_3_line": "#863600",
    "level_4_tint": "#F8DCE7",
    "level_4_ink": "#7A1140",
    "level_4_line": "#7A1140",
    "level_4_edge": "#7A1140",
}
_DARK = {
    **_SIDEBAR,
    **_LEVELS,
    "sidebar": "#0A1D23",
    "canvas": "#0F171B",
    "surface": "#172127",
    "raised": "#1C282F",
    "line": "#2C3A42",
    "control": "#758791",
    "text": "#E8EFF2",
    "text2": "#AFBEC6",
    "hint": "#93A4AD",
    "primary": "#53B7B4",
    "primary_hover": "#7CCBC8",
    "on_primary": "#06282A",
    "on_tint": "#E8EFF2",
    "tint": "#17383B",
    "danger": "#FF8A80",
    "danger_tint": "#3A1D1B",
    "overdue_bg": "#B3261E",
    "overdue_fg": "#FFFFFF",
    "soon_bg": "#4A3600",
    "soon_fg": "#FFDF9A",
    "later_bg": "#26343B",
    "later_fg": "#C3D0D6",
    "done_bg": "#173824",
    "done_fg": "#A6E0B9",
    "info_bg": "#17383B",
    "info_fg": "#9ADEDB",
    "scrollbar": "#40515A",
    "disabled": "#64757E",
    "level_1_tint": "#1C282F",
    "level_1_ink": "#E8EFF2",
    "level_1_line": "#4C97CF",
    "level_2_tint": "#1C282F",
    "level_2_ink": "#E8EFF2",
    "level_2_line": "#D9A400",
    "level_3_tint": "#1C282F",
    "level_3_ink": "#E8EFF2",
    "level_3_line": "#C4500A",
    "level_4_tint": "#1C282F",
    "level_4_ink": "#E8EFF2",
    "level_4_line": "#F2A9C6",
    "level_4_edge": "#F2A9C6",
}
PALETTES: Mapping[str, Mapping[str, str]] = {LIGHT: _LIGHT, DARK: _DARK}


class _Applied:
    """The scheme that is on the screen; one a process, as there is one application."""

    scheme = LIGHT


class Theme:
    """One scheme, light or dark."""

    def __init__(self, scheme: str) -> None:
        self.scheme, self.palette = scheme, PALETTES[scheme]

    def apply(self, application: QApplication) -> None:
        """Let everything be drawn in this scheme from now on."""
        self.prepare(application)
        application.setStyleSheet(self.style_sheet())

    def prepare(self, application: QApplication) -> None:
        """Everything but the style sheet; widgets made before the sheet is set are styled once, when shown."""
        _Applied.scheme = self.scheme
        _load_fonts()
        application.setFont(font("body"))
        application.setPalette(self._qt_palette())

    def style_sheet(self) -> str:
        """Every resources/style*.qss with the names of colours replaced."""
        sheets = sorted(RESOURCES.glob("style*.qss"))
        text = "\n".join(sheet.read_text("utf-8") for sheet in sheets)
        folder = (RESOURCES / "icons").as_posix()
        return Template(text).substitute(self.palette, icons=folder, scheme=self.scheme)

    def _qt_palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _QT_ROLES.items():
            palette.setColor(role, QColor(self.palette[name]))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.palette["disabled"]))
        return palette


_QT_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on_primary",
    QPalette.ColorRole.PlaceholderText: "hint",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "primary",
}


def scheme() -> str:
    """The scheme on the screen."""
    return _Applied.scheme


def colour(name: str) -> QColor:
    """A colour of the scheme on the screen, by its name in the palettes."""
    return QColor(PALETTES[_Applied.scheme][name])


def font(role: str) -> QFont:
    """The font of a step of the type scale."""
    pixels, weight = TYPE[role]
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made


@cache
def _load_fonts() -> None:
    for path in sorted((RESOURCES / "fonts").glob("IBMPlexSansThaiLooped*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
