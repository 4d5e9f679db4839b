"""The lists that the office keeps of itself: accounts, units and orders, changed wholly or not at all."""

from collections.abc import Mapping

import pytest
from sqlalchemy import Connection

from app.domain.errors import InvalidComplaint
from app.services.hospital.appointments import Appointments
from app.services.hospital.hospital_data import HospitalData
from app.services.hospital.reference import Place, Reference
from app.services.office import Office

ORDER = {"person": "นางสมมุติ ตัวอย่าง", "order_number": "1/2569", "ordered_on": "2026-11-02"}


def test_a_name_is_taken_whatever_spaces_stand_in_it(office: Office) -> None:
    office.staff.add_person(" นางสมมุติ  ตัวอย่าง ", ["officer"])
    assert "นางสมมุติ ตัวอย่าง" in {person.name for person in office.staff.people()}
    with pytest.raises(InvalidComplaint) as refusal:
        office.staff.add_person("นางสมมุติ   ตัวอย่าง", ["officer"])
    assert [(each.field, each.code) for each in refusal.value.problems] == [("name", "name_taken")]


@pytest.mark.rule("ADM-2")
def test_an_old_order_is_corrected_although_its_unit_left_the_list(office: Office) -> None:
    orders, hospital = Appointments(office.desk), HospitalData(office.desk)
    hospital.add_units(["ห้องยา", "ห้องคลอด"])
    uid = orders.keep({**ORDER, "unit": "ห้องคลอด"})
    hospital.take_unit_off("ห้องคลอด")
    orders.keep({**ORDER, "unit": "ห้องคลอด", "until": "2026-11-30"}, uid)
    assert [str(each.until) for each in orders.all()] == ["2026-11-30"]
    for known in ("", uid):
        with pytest.raises(InvalidComplaint):
            orders.keep({**ORDER, "unit": "ห้องคลอด" if not known else "ห้องอื่น"}, known)


def test_units_are_added_and_taken_off_together_or_not_at_all(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    hospital, write_in = HospitalData(office.desk), Reference.write_in
    hospital.add_units(["ห้องยา"])

    def cut_off(self: Reference, connection: Connection, kind: str, values: Mapping[Place, object]) -> bool:
        if kind == "unit_taken_off":
            raise OSError("the disk is full")
        return write_in(self, connection, kind, values)

    with monkeypatch.context() as patched, pytest.raises(OSError, match="disk"):
        patched.setattr(Reference, "write_in", cut_off)
        hospital.change_units(["ห้องคลอด"], ["ห้องยา"])
    assert hospital.listed() == ("ห้องยา",)
    hospital.change_units(["ห้องคลอด"], ["ห้องยา"])
    assert hospital.listed() == ("ห้องคลอด",)
