"""The fonts of paper: Sarabun with placed marks, whose text reads back exactly as it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from app.services.paper.thai_line import PLAIN, CellTable, Measure, Stretch, as_literal, number

FONT_FOLDER = Path(__file__).resolve().parents[3] / "resources" / "fonts"
_CMAP_BLOCK = 100  # entries; PDF allows no more in one block
_SPACE = 32

rl_config.useA85 = 0  # pages as bytes, not as text: a fifth faster and smaller


class PaperFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font with its table of cells."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), shapable=False)
        self.table = CellTable.read(path.with_suffix(".cells.json"))
        self._shown: dict[str, tuple[str, Measure]] = {}

    def measured(self, text: str) -> Measure:
        """Width and cells of a text."""
        return self._looked_up(text)[1]

    def width(self, text: str, size: float) -> float:
        """Width in points."""
        return self._looked_up(text)[1].width * size / 1000

    def line(self, document: Any, text: str, size: float, x: float, y: float, stretch: Stretch = PLAIN) -> str:
        """The operators that write the text at x, y."""
        shown = self._looked_up(text)[0]
        written = [
            f"{self.getSubsetInternalName(subset, document)} {number(size)} Tf {body}"
            for subset, body in self._bodies(document, shown, size, stretch)
        ]
        return f"BT 1 0 0 1 {number(x)} {number(y)} Tm {' '.join(written)} ET"

    def addObjects(self, doc: Any) -> None:
        """Embed the subsets that were used, each glyph with exactly its own text."""
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for index, subset in enumerate(subsets):
            name = b"".join((SUBSETN(index), b"+", self.face.name, self.face.subfontNameX)).decode("ascii")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = self._to_unicode(subset)

    def _looked_up(self, text: str) -> tuple[str, Measure]:
        """Codes and measure of a text; the words of forms come again and again."""
        known = self._shown.get(text)
        if known is None:
            shown = self.table.shown(text)
            known = self._shown[text] = (shown, self._measured_codes(shown))
            if len(self._shown) > _MOST_KEPT:
                self._shown.clear()
        return known

    def _measured_codes(self, shown: str) -> Measure:
        widths, begins = self.face.charWidths, self.table.begins_cell
        width, cells = 0.0, 0
        for code in map(ord, shown):
            if code not in widths:
                self._adopt(code)
            width += widths[code]
            cells += begins(code)
        return Measure(width, cells)

    def _adopt(self, code: int) -> None:
        """Give a character that the font lacks the empty box as its glyph: it can be read back all the same."""
        self.face.charToGlyph[code] = 0
        self.face.charWidths[code] = self.face.defaultWidth

    def _bodies(self, document: Any, shown: str, size: float, stretch: Stretch) -> Iterator[tuple[int, str]]:
        parts = self.splitString(shown, document)
        if stretch == PLAIN:
            for subset, codes in parts:
                yield subset, as_literal(codes) + " Tj"
            return
        gap = number(-stretch.track * 1000 / size)
        space = number(-(stretch.space + stretch.track) * 1000 / size)
        before = ""
        for subset, codes in parts:
            body, before = self._spread(self.state[document].subsets[subset], codes, before, (gap, space))
            yield subset, body

    def _spread(self, subset: list[int], codes: bytes, before: str, gaps: tuple[str, str]) -> tuple[str, str]:
        """The codes with a gap before every cell; also the gap that comes before the next cell."""
        gap, space = gaps
        written: list[str] = []
        run = bytearray()
        for code in codes:
            if self.table.begins_cell(subset[code]):
                if before:
                    if run:
                        written.append(as_literal(bytes(run)))
                        run.clear()
                    written.append(before)
                before = space if code == _SPACE else gap
            run.append(code)
        written.append(as_literal(bytes(run)))
        return f"[{''.join(written)}] TJ", before

    def _to_unicode(self, subset: list[int]) -> str:
        entries = [
            f"<{index:02X}> <{self.table.texts.get(code, chr(code)).encode('utf-16-be').hex().upper()}>"
            for index, code in enumerate(subset)
            if code and not (code == _SPACE and index != _SPACE)
        ]
        blocks = [entries[start : start + _CMAP_BLOCK] for start in range(0, len(entries), _CMAP_BLOCK)]
        mapped = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks]
        return _CMAP_HEAD + "\n".join(mapped) + _CMAP_TAIL


_MOST_KEPT = 20_000
_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_CMAP_TAIL = "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


@dataclass(frozen=True)
class Fonts:
    """The styles of one family."""

    regular: PaperFont
    bold: PaperFont
    italic: PaperFont


@cache
def fonts() -> Fonts:
    """Sarabun, read and made known to reportlab once."""
    styles = [PaperFont(f"Sarabun-{style}", FONT_FOLDER / f"Sarabun-{style}.ttf") for style in _STYLES]
    for style in styles:
        pdfmetrics.registerFont(style)
    return Fonts(*styles)


_STYLES = ("Regular", "Bold", "Italic")
