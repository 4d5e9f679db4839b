"""Forms drawn for the tests, and their text read back from the PDF."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from app.domain.policy import POLICY_FOLDER, Policy, load_policy
from app.services.paper.complaint_form import complaint_form
from app.services.paper.letterhead import Letterhead
from app.services.paper.word_breaker import WordBreaker, shipped_words
from app.services.rows import CaseRecord

NARRATIVES = json.loads((Path(__file__).parents[1] / "data" / "narratives.json").read_text("utf-8"))
ENTERED_AT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
LETTERHEAD = Letterhead("โรงพยาบาลตัวอย่าง", "ศูนย์รับเรื่องร้องเรียน", "0 2000 0000", "complaints@example.org", "อาคาร ๑ ชั้น ๒")

Draw = Callable[..., bytes]
Read = Callable[[bytes], list[str]]


def a_record(values: Mapping[str, object], **changed: Any) -> CaseRecord:
    """A case as it was entered."""
    given = {
        "uid": "u",
        "number": "2569/00412",
        "local_number": "",
        "state": "open",
        "fields": values,
        "entered_at": ENTERED_AT,
        "entered_by": "นายรับเรื่อง ทดสอบ",
        "seen": "",
    }
    return CaseRecord(**{**given, **changed})


def squeezed(text: str) -> str:
    """Without white space, which lines and columns change."""
    return "".join(text.split())


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The policy that ships."""
    return load_policy(POLICY_FOLDER)


@pytest.fixture(scope="session")
def breaker() -> WordBreaker:
    """The words that ship."""
    return shipped_words()


@pytest.fixture
def draw(policy: Policy) -> Draw:
    """Draws the form of some values, or a blank one."""

    def drawn(values: Mapping[str, object] | None, *, language: str = "th", **changed: Any) -> bytes:
        record = None if values is None else a_record(values, **changed)
        return complaint_form(record, policy, LETTERHEAD, printed_at=ENTERED_AT, language=language)

    return drawn


@pytest.fixture
def opened(qapp: object) -> Callable[[bytes], QPdfDocument]:
    """A PDF as Qt opens it."""
    kept: list[object] = []

    def open_document(content: bytes) -> QPdfDocument:
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(None)
        document.load(buffer)
        kept.extend((buffer, document))
        return document

    return open_document


@pytest.fixture
def pages_of(opened: Callable[[bytes], QPdfDocument]) -> Read:
    """The text of every page, as Qt reads it."""

    def read(content: bytes) -> list[str]:
        document = opened(content)
        return [document.getAllText(page).text().replace("\r\n", "\n") for page in range(document.pageCount())]

    return read


def read_by_poppler(content: bytes, folder: Path) -> str | None:
    """The text as poppler reads it; None where there is no poppler."""
    tool = shutil.which("pdftotext")
    if tool is None:
        return None
    path = folder / "form.pdf"
    path.write_bytes(content)
    return subprocess.run([tool, "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode("utf-8")
