"""What a file is that was taken for an exchange file, as far as its beginning tells it."""

import json
from pathlib import Path

from app.services import database, key_file
from app.services.exchange.pairing_papers import LARGEST_BYTES, REPLY, REQUEST

PAPERS = {REQUEST: "is_a_request", REPLY: "is_a_reply"}
PDF, LIST = b"%PDF", b"["
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def code_for(path: Path, code: str) -> str:
    """The code that says what the file is and where it belongs; `code` when nobody can tell.

    Codes: is_a_request, is_a_reply, is_a_printed_paper, is_a_list_of_cases, is_of_the_data_folder, is_a_folder.
    """
    if path.is_dir():
        return "is_a_folder"
    if path.name in (database.FILE_NAME, key_file.FILE_NAME):
        return "is_of_the_data_folder"
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError:
        return code
    start = content.removeprefix(BYTE_ORDER_MARK).lstrip()
    if start.startswith(PDF):
        return "is_a_printed_paper"
    if start.startswith(LIST) or path.suffix.lower() == ".csv":
        return "is_a_list_of_cases"
    return PAPERS.get(_what(content), code)


def _what(content: bytes) -> str:
    try:
        paper = json.loads(content)
    except (ValueError, RecursionError):
        return ""
    return str(paper.get("what")) if isinstance(paper, dict) else ""
