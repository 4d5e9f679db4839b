"""Valid complaints for tests, with the one thing that matters changed."""

# What the head of the unit tried before any mediator is called (MED-2).
HEAD_TRIED = {
    "at": "2026-11-17T10:00:00+07:00",
    "head": "หัวหน้าห้องยา",
    "facts_checked": True,
    "result": "not_resolved",
    "words": "ผู้ร้องขอให้ทีมไกล่เกลี่ย",
}
RECEIVED_AT = "2026-11-17T09:12:00+07:00"


def a_complaint(**changes: object) -> dict[str, object]:
    """Field values that `record` accepts; None takes a field away."""
    values: dict[str, object] = {
        "kind": "complaint",
        "channel": "in_person",
        "received_at": RECEIVED_AT,
        "details": "ผู้ร้องแจ้งว่ารอรับยานานกว่า ๓ ชั่วโมง และไม่ได้รับคำอธิบาย",
        "units": ["ห้องจ่ายยาผู้ป่วยนอก"],
        "topics": ["waiting"],
        **changes,
    }
    return {name: value for name, value in values.items() if value is not None}


def an_incident(**changes: object) -> dict[str, object]:
    """An incident known at three in the morning."""
    return a_complaint(
        **{
            "kind": "incident",
            "channel": "service_point",
            "received_at": "2026-11-17T03:10:00+07:00",
            "known_at": "2026-11-17T03:00:00+07:00",
            "details": "พบว่าให้ยาผิดขนาด ผู้ป่วยมีอาการเวียนศีรษะ เฝ้าระวังที่หอผู้ป่วย",
            "units": ["หอผู้ป่วยหญิง"],
            "topics": ["medication"],
            **changes,
        }
    )
