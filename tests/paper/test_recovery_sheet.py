"""The recovery code on paper: one page that says what it is for and where it is kept."""

from app.bootstrap.accounts import recovery_paper
from app.services.office import Office
from tests.paper.conftest import Read, squeezed

CODE = "01234 56789 01234 56789 01234 56789 01234 56789"


def test_one_page_bears_the_code_in_groups_and_says_what_it_is_for_and_where_to_keep_it(
    office: Office, pages_of: Read
) -> None:
    office.staff.describe_hospital(hospital="โรงพยาบาลตัวอย่าง", centre="ศูนย์รับเรื่องร้องเรียน", phone="", email="")
    (page,) = pages_of(recovery_paper(office.desk, CODE))
    text = squeezed(page)
    for words in ("โรงพยาบาลตัวอย่าง", "0123456789012345678901234567890123456789", "ตู้นิรภัย", "ลืมรหัสผ่าน", "ห้ามถ่ายภาพ"):
        assert squeezed(words) in text, words
    assert squeezed(office.desk.person.name) in text
