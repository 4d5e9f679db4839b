"""Nothing is kept from anybody where nobody signs in; the first password takes names out of lists and search, too."""

import pytest

from app import bootstrap
from app.services import key_file
from app.services.office import Office
from tests.cases import a_complaint

NAME = "นางสาวพยานลับ ตัวอย่างคดี"


@pytest.fixture
def number(office: Office) -> str:
    return office.complaints.record(
        a_complaint(disclosure="no_consent", complainant_name=NAME, details=f"{NAME} แจ้งว่ารอนาน")
    )


def found(office: Office) -> list[str]:
    return [each.subject for each in office.register.found("พยานลับ")]


def test_without_passwords_a_protected_case_says_who_complained(office: Office, number: str) -> None:
    record = office.complaints.case(number)
    assert (record.fields["complainant_name"], record.withheld, record.is_protected) == (NAME, (), True)
    assert found(office) == [f"{NAME} แจ้งว่ารอนาน"]


def test_the_first_password_takes_the_name_out_of_lists_and_search(
    office: Office, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.database.close()
    monkeypatch.setattr(key_file, "has_passwords", lambda _folder: True)
    later = bootstrap.open_office(office.database.folder, clock=office.desk.now)
    assert found(later) == [] and "พยานลับ" not in later.register.found("รอนาน")[0].subject
    assert "complainant_name" in later.complaints.case(number).withheld
    later.database.close()
    monkeypatch.setattr(key_file, "has_passwords", lambda _folder: False)
    again = bootstrap.open_office(office.database.folder, clock=office.desk.now)
    assert found(again) == [f"{NAME} แจ้งว่ารอนาน"]
    again.database.close()
