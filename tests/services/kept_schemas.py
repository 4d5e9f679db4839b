"""Makes the data folder that is kept of the present schema, fictional and small; every later version must open it.

`poe schema` writes `tests/data/schema-N` and notes its digest. A folder that is kept already is left as it is: it is
what that version wrote, and no later one could write it again.
"""

import json
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from app.models.log_tables import SCHEMA_VERSION
from app.services import integrity
from app.services.database import FILE_NAME, write_setting
from app.services.key_file import FILE_NAME as KEY
from app.services.node import SetUp
from tests.cases import a_complaint, an_incident
from tests.exchange.pc import Pc, pair, round_trip

DATA = Path(__file__).resolve().parents[1] / "data"
NOTED = DATA / "schemas.json"
MOMENT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
ANSWER = {
    "at": "2026-11-18T10:00",
    "means": "telephone",
    "result": "reached",
    "purpose": "answer",
    "words": "อธิบายเหตุที่รอนานและขั้นตอนที่แก้ไข ผู้ร้องเข้าใจ",
}


def kept_schemas() -> dict[int, Path]:
    """The folders that are kept, by the schema they were written in."""
    return {int(path.name.removeprefix("schema-")): path for path in sorted(DATA.glob("schema-*"))}


def noted(schema: int) -> dict[str, object]:
    """What was noted of a folder when it was kept: its digest, and how many cases the register shows."""
    return dict(json.loads(NOTED.read_text("utf-8"))[str(schema)])


def main() -> int:
    """Keep a folder of the present schema; 1 when one is kept already."""
    target = DATA / f"schema-{SCHEMA_VERSION}"
    if target.exists():
        print(f"{target.name} is kept already")
        return 1
    with tempfile.TemporaryDirectory() as name:
        centre = _filled(Path(name))
        said = json.loads(NOTED.read_text("utf-8")) if NOTED.exists() else {}
        with centre.database.reading() as connection:
            said[str(SCHEMA_VERSION)] = {"digest": integrity.digest(connection), "cases": len(centre.numbers())}
        with centre.database.transaction() as connection:
            # What screens read is made anew from the log, whichever columns it has by the end of the day.
            write_setting(connection, "projection_version", 0)
        centre.close()
        target.mkdir(parents=True)
        for kept in (FILE_NAME, KEY):
            shutil.copy(centre.folder / kept, target / kept)
    NOTED.write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    print(f"{target.name} is kept")
    return 0


def _filled(place: Path) -> Pc:
    """A centre with a ward: cases of both, what was done about them, a conflict, a file, a paper, a draft."""
    centre = Pc("centre", place / "centre", lambda: MOMENT, SetUp(role="centre"))
    ward = Pc("ward", place / "ward", lambda: MOMENT, SetUp(role="ward", unit="หอผู้ป่วยหญิง"))
    pair(centre, ward, place)
    first = centre.record(level=2, complainant_name="ผู้ร้อง ตัวอย่าง", complainant_phone="08 0000 0000")
    centre.office.proceedings.begin(first, "contact", ANSWER)
    (place / "photo.jpg").write_bytes(bytes(range(256)))
    centre.office.attachments.add(first, place / "photo.jpg")
    centre.office.papers.complaint_form(first)  # who read what of people is kept, too
    incident = ward.office.complaints.record(an_incident(category="B"))
    round_trip(centre, ward, place)
    round_trip(centre, ward, place)
    ward.edit(incident, place="ทางเดินหน้าห้องยา")
    centre.edit(_of_ward(centre, ward, incident), place="ห้องยา")
    round_trip(centre, ward, place)
    centre.office.drafts.keep(None, None, a_complaint(details="ยังพิมพ์ไม่เสร็จ"), None)
    ward.close()
    return centre


def _of_ward(centre: Pc, ward: Pc, number: str) -> str:
    """The number that the centre knows a ward's case by."""
    uid = ward.uid(number)
    return next(each for each in centre.numbers() if centre.uid(each) == uid)


if __name__ == "__main__":
    sys.exit(main())
