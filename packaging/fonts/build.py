"""Builds the Sarabun fonts with their mark placement: `build.py --source FOLDER --out FOLDER`."""

import argparse
import shutil
from pathlib import Path

from drawn_glyphs import add_drawn_glyphs
from merged import merged_font
from placed_marks import place_marks

STYLES = {
    "Regular": ("400", "normal"),
    "Bold": ("700", "normal"),
    "Italic": ("400", "italic"),
    "BoldItalic": ("700", "italic"),
}
LICENCE = "Sarabun-OFL.txt"


def main() -> None:
    """Build every style."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, required=True, help="the unpacked package @fontsource/sarabun")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for style, (weight, slant) in STYLES.items():
        built = build(arguments.source / "files", arguments.out / f"Sarabun-{style}.ttf", weight, slant)
        print(f"{built.name}: {built.stat().st_size:,} bytes")
    shutil.copyfile(arguments.source / "LICENSE", arguments.out / LICENCE)


def build(parts: Path, out: Path, weight: str, slant: str) -> Path:
    """Write one font and its table of cells."""
    font = merged_font(parts, weight, slant)
    add_drawn_glyphs(font, stroke=86 if weight == "700" else 60)
    font.save(out)
    place_marks(out)
    return out


if __name__ == "__main__":
    main()
