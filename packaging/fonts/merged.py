"""Joins the parts in which the package delivers a font for the net into one TTF."""

import tempfile
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

PARTS = ("thai", "latin", "latin-ext")
# Hints are for screens of long ago, and the parts contradict each other in them.
DROPPED = ["fpgm", "prep", "cvt ", "gasp", "DSIG"]


def merged_font(folder: Path, weight: str, slant: str) -> TTFont:
    """The whole font, with the dates of its source: the day of building leaves no trace."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = [_as_ttf(folder / f"sarabun-{part}-{weight}-{slant}.woff2", Path(scratch)) for part in PARTS]
        font = Merger(options=Options(drop_tables=DROPPED)).merge([str(path) for path in paths])
        with TTFont(paths[0]) as source:
            font["head"].created = font["head"].modified = source["head"].modified
        font.recalcTimestamp = False
        whole = Path(scratch) / "whole.ttf"
        font.save(whole)
        return TTFont(whole, recalcTimestamp=False, lazy=False)


def _as_ttf(woff2: Path, scratch: Path) -> Path:
    font = TTFont(woff2, recalcTimestamp=False)
    font.flavor = None
    path = scratch / woff2.with_suffix(".ttf").name
    font.save(path)
    return path
