"""Tooltips of several lines."""

from html import escape

from app.ui.shown_text import shown


def as_tip(text: str) -> str:
    """The text for a tooltip, wrapped: plain text would stand there in one line as wide as the screen."""
    return "".join(f"<p>{escape(shown(each))}</p>" for each in text.split("\n") if each)
