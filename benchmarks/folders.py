"""A data folder with many fictional cases, made once and kept for the other benchmarks."""

import argparse
import random
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from app.bootstrap import open_office
from app.services.office import Office

MOMENT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
CASES = 10_000
KEPT = Path(tempfile.gettempdir()) / "complaint-centre-benchmark"
WORDS = (
    "ผู้ร้องแจ้งว่ารอตรวจนาน เจ้าหน้าที่พูดจาไม่สุภาพ ห้องน้ำไม่สะอาด ได้รับยาไม่ครบ คิดค่าบริการไม่ถูกต้อง "
    "ไม่ได้รับคำอธิบายผลตรวจ ที่จอดรถไม่พอ ขอชมเชยพยาบาลหอผู้ป่วย นัดหมายถูกเลื่อน ป้ายบอกทางไม่ชัดเจน"
).split()


def office_with(cases: int = CASES) -> Office:
    """The kept folder with at least that many cases."""
    office = open_office(KEPT / f"{cases}", clock=lambda: MOMENT)
    there = len(office.register.everything())
    chance = random.Random(there)
    for place, values in enumerate(fictional(cases - there, chance), start=there):
        office.complaints.record({**values, "source_id": f"benchmark-{place}"})
    return office


def fictional(count: int, chance: random.Random) -> Iterator[dict[str, object]]:
    """Values of complaints received in the last three years."""
    for _place in range(count):
        received = MOMENT - timedelta(minutes=chance.randrange(3 * 365 * 24 * 60))
        yield {
            "kind": "complaint",
            "channel": chance.choice(["in_person", "telephone", "facebook", "comment_box"]),
            "received_at": received.isoformat(timespec="seconds"),
            "details": " ".join(chance.choices(WORDS, k=25)),
            "wish": " ".join(chance.choices(WORDS, k=6)),
            "complainant_name": f"นาง{chance.choice(WORDS)} ตัวอย่าง",
            "complainant_phone": "08 0000 0000",
            "disclosure": "consent",
            "units": [chance.choice(["ห้องฉุกเฉิน", "ผู้ป่วยนอก", "ห้องจ่ายยาผู้ป่วยนอก"])],
            "topics": [chance.choice(["waiting", "service", "charges", "behaviour"])],
            "level": chance.randint(1, 4),
            "resolution_group": chance.choice(["GRP-2", "GRP-3", "GRP-4"]),
        }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=int, nargs="?", default=CASES)
    arguments = parser.parse_args()
    office_with(arguments.cases).database.close()
