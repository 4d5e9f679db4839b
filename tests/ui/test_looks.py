"""Palettes, icons, marks and the text on its way to the screen."""

import re

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.fields import FIELDS
from app.domain.proceedings.kinds import KINDS
from app.services.paper.word_breaker import shipped_words
from app.ui import shown_text
from app.ui.badges import ICONS, Tone
from app.ui.icons import icon, picture
from app.ui.kit import SeverityMark, field_box, label
from app.ui.theme import DARK, LIGHT, PALETTES, RESOURCES, TYPE, Theme
from tests.ui.looks import dressed

LEAST_CONTRAST = 4.5
ON_GROUND = [
    *((text, ground) for text in ("text", "text2", "primary", "danger") for ground in ("canvas", "surface")),
    *(("hint", ground) for ground in ("surface",)),
    *((f"{tone.value}_fg", f"{tone.value}_bg") for tone in Tone),
    *((f"level_{level}_on", f"level_{level}") for level in (1, 2, 3, 4)),
    *((f"level_{level}_ink", f"level_{level}_tint") for level in (1, 2, 3, 4)),
    *(("on_primary", "primary"), ("on_tint", "tint"), ("text", "tint")),
    *(("sidebar_text", "sidebar"), ("sidebar_dim", "sidebar"), ("sidebar_strong", "sidebar_chosen")),
    ("sidebar_dim", "sidebar_person"),
]


def contrast(one: str, other: str) -> float:
    """WCAG 2: how much lighter the lighter colour is."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(name: str) -> float:
    parts = QColor(name).getRgbF()[:3]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_every_text_stands_out_from_its_ground(scheme: str) -> None:
    palette = PALETTES[scheme]
    weak = [pair for pair in ON_GROUND if contrast(palette[pair[0]], palette[pair[1]]) < LEAST_CONTRAST]
    assert weak == []


def test_both_schemes_name_the_same_colours() -> None:
    assert PALETTES[LIGHT].keys() == PALETTES[DARK].keys()


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_the_style_sheet_has_no_placeholder_left_and_finds_its_pictures(scheme: str) -> None:
    sheet = Theme(scheme).style_sheet()
    assert "$" not in sheet
    for path in re.findall(r"url\(([^)]+)\)", sheet):
        assert (RESOURCES / "icons" / path.rpartition("/")[2]).exists()


def test_nothing_is_smaller_than_a_caption() -> None:
    assert min(size for size, _weight in TYPE.values()) == TYPE["caption"][0]


def test_an_icon_follows_the_colours_of_the_theme(qapp: QApplication) -> None:
    save = icon("save", "text")
    with dressed(qapp, LIGHT):
        light = save.pixmap(20, 20).toImage()
    with dressed(qapp, DARK):
        assert save.pixmap(20, 20).toImage() != light


def test_every_tone_has_its_icon(qapp: QApplication) -> None:
    assert {tone for tone, name in ICONS.items() if not picture(name, "text", 14).isNull()} == set(Tone)


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        picture("no_such_icon", "text", 20)


def test_a_level_is_told_by_its_shape_too(qtbot: QtBot) -> None:
    marks = [SeverityMark(level) for level in (None, 1, 2, 3, 4)]
    for mark in marks:
        qtbot.addWidget(mark)
    assert len({outline(mark.grab().toImage()) for mark in marks[1:]}) == 4


def outline(image: QImage) -> tuple[bool, ...]:
    """Which points lie outside the mark."""
    ground = image.pixelColor(0, 0)
    return tuple(image.pixelColor(x, y) == ground for x in range(image.width()) for y in range(image.height() // 4))


def test_shown_text_may_break_between_words_and_comes_back_plain() -> None:
    text = "ผู้ป่วยรอรับยานานกว่าสามชั่วโมง"
    shown_text.use_breaker(shipped_words().with_breaks)
    shown = shown_text.shown(text)
    shown_text.use_breaker(None)
    assert "\u200b" in shown and "รอ\u200bรับ" in shown
    assert shown_text.plain(shown) == text


def test_text_is_shown_as_it_is_before_the_words_are_known() -> None:
    assert shown_text.shown("ผู้ป่วยรอรับยา") == "ผู้ป่วยรอรับยา"


def test_a_field_has_its_label_its_buddy_and_a_place_for_its_problem(qtbot: QtBot) -> None:
    editor = QLineEdit()
    box = field_box("ชื่อ", editor, "complainant_name", True)
    qtbot.addWidget(box)
    box.show()
    name = next(each for each in box.findChildren(type(label("", "field"))) if each.buddy() is editor)
    assert name.text() == "ชื่อ" and editor.objectName() == "complainant_name"
    assert not box.findChild(type(name), "complainant_name_problem").isVisible()


def test_no_part_of_the_window_lends_its_colours_to_a_field_of_the_same_name() -> None:
    # A field of a dialog once stood dark on dark, because the person in the sidebar bears the same name.
    stages = (stage for kind in KINDS.values() for stage in kind.stages)
    fields = {each.name for stage in stages for each in stage.fields} | {each.name for each in FIELDS}
    sheets = "\n".join(path.read_text("utf-8") for path in RESOURCES.glob("*.qss"))
    alone = set(re.findall(r"(?:^|[},/])\s*\w*#(\w+)\s*(?=[{,:\[])", sheets))
    assert "sidebar" in alone
    assert alone & fields == set()
