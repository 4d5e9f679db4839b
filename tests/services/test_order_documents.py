"""The order of appointment itself, kept as a file with what was entered of it, opened by who reads the list."""

from pathlib import Path

import pytest

from app.domain.errors import InvalidComplaint, UnreadableFile
from app.services.hospital.appointments import Appointments
from app.services.integrity import findings
from app.services.office import Office

ORDER = {"person": "นางสมมุติ ตัวอย่าง", "order_number": "1/2569", "ordered_on": "2026-11-02"}


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "คำสั่ง 1-2569.pdf"
    path.write_bytes(b"%PDF-1.4 order")
    return path


@pytest.mark.rule("ADM-2")
def test_an_order_carries_its_document_also_after_a_correction(office: Office, scan: Path) -> None:
    orders = Appointments(office.desk)
    uid = orders.keep(ORDER)
    orders.attach(uid, scan)
    orders.keep({**ORDER, "until": "2027-09-30"}, uid)
    (order,) = orders.all()
    assert (order.file_name, str(order.until)) == ("คำสั่ง 1-2569.pdf", "2027-09-30")
    assert orders.documents.private_copy(order.file).read_bytes() == b"%PDF-1.4 order"
    assert findings(office.database) == ()


def test_what_may_run_or_has_no_order_is_not_kept(office: Office, tmp_path: Path, scan: Path) -> None:
    orders = Appointments(office.desk)
    uid = orders.keep(ORDER)
    program = tmp_path / "order.exe"
    program.write_bytes(b"MZ")
    with pytest.raises(UnreadableFile) as refusal:
        orders.attach(uid, program)
    assert refusal.value.code == "attachment_may_run"
    with pytest.raises(InvalidComplaint):
        orders.attach("unknown", scan)
    with pytest.raises(UnreadableFile):
        orders.documents.private_copy("unknown")
