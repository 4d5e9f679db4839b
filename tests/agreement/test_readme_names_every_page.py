"""The README's table of pages, held against the pages that the window has."""

import re
from datetime import datetime
from pathlib import Path

from app.bootstrap.pages import every_page
from app.translation import _
from app.ui.page_entry import keys_of

README = Path(__file__).resolve().parents[2] / "README.md"
LINE = re.compile(r"\| (?P<title>[^|]+?)(?: \((?P<keys>Ctrl\+\d)\))? \| [^|]+ \|")


def test_the_readme_names_every_page_in_order_and_with_its_keys(now: datetime) -> None:
    pages = every_page(lambda: now)
    keys = keys_of(pages)
    table = README.read_text(encoding="utf-8").split("| page | for |\n|---|---|\n")[1].split("\n\n")[0]
    named = [(found["title"], found["keys"]) for found in map(LINE.fullmatch, table.splitlines()) if found]
    assert named == [(_(page.title), keys.get(page.key)) for page in pages]
