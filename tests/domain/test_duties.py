"""What follows from a case: one test a cell of rules.md section 5, the expected moment written out."""

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from app.domain.buddhist_dates import BANGKOK
from app.domain.duties import CaseFacts, Duty, duties_for, facts_from
from app.domain.policy import Policy
from app.domain.working_days import Calendar

Facts = Callable[..., CaseFacts]
NOW = "2025-02-13T10:00"  # Thursday; the day before was Makha Bucha
COLUMNS = {
    "AB": {
        "RPT-1": NOW,
        "RPT-2": "2025-02-13T16:00",
        "RPT-2:director": None,
        "RPT-3": "2025-02-14",
        "RPT-4": "2025-02-20",
        "RPT-5": "2025-02-13",
        "RPT-5:correct": "2025-02-20",
        "RPT-6": "2025-09-30 collected",
        "RPT-7": "2025-02-20",
        "RPT-8": None,
        "RPT-9": "2025-09-30 collected",
    },
    "C": {
        "RPT-1": NOW,
        "RPT-2": NOW,
        "RPT-2:director": None,
        "RPT-3": "2025-02-14T10:00",
        "RPT-4": NOW,
        "RPT-5": None,
        "RPT-5:correct": None,
        "RPT-6": "2025-02-14",
        "RPT-7": "2025-02-23",
        "RPT-8": None,
        "RPT-9": "2025-09-30 collected",
    },
    "DEF": {
        "RPT-1": NOW,
        "RPT-2": NOW,
        "RPT-2:director": None,
        "RPT-3": "2025-02-14T10:00",
        "RPT-4": NOW,
        "RPT-5": None,
        "RPT-5:correct": None,
        "RPT-6": "2025-02-14",
        "RPT-7": "2025-02-19",
        "RPT-8": "2025-02-19",
        "RPT-9": "2025-09-30 collected",
    },
    "GHI": {
        "RPT-1": NOW,
        "RPT-2": NOW,
        "RPT-2:director": "2025-02-14T10:00",
        "RPT-3": "2025-02-14T10:00",
        "RPT-4": NOW,
        "RPT-5": None,
        "RPT-5:correct": None,
        "RPT-6": "2025-02-14",
        "RPT-7": "2025-02-15",
        "RPT-8": "2025-02-14T10:00",
        "RPT-9": "2025-09-30 collected",
    },
}
CELLS = [
    (category, duty, due)
    for categories, column in COLUMNS.items()
    for category in categories
    for duty, due in column.items()
]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BANGKOK)


def by_id(facts: CaseFacts, policy: Policy, calendar: Calendar) -> dict[str, Duty]:
    duties = duties_for(facts, policy, calendar)
    assert len({duty.id for duty in duties}) == len(duties)
    return {duty.id: duty for duty in duties}


def shown(duty: Duty | None) -> str | None:
    if duty is None:
        return None
    due = duty.due_at.strftime("%Y-%m-%dT%H:%M") if duty.due_at else duty.due_on.isoformat()
    return f"{due} collected" if duty.collected else due


@pytest.mark.rule("RPT-1", "RPT-2", "RPT-3", "RPT-4", "RPT-5", "RPT-6", "RPT-7", "RPT-8", "RPT-9")
@pytest.mark.parametrize(("category", "duty", "due"), CELLS)
def test_each_cell_of_the_table(
    policy: Policy, calendar: Calendar, the_facts: Facts, category: str, duty: str, due: str | None
) -> None:
    assert shown(by_id(the_facts(category=category), policy, calendar).get(duty)) == due


@pytest.mark.parametrize(("level", "category"), [(1, "A"), (2, "C"), (3, "E"), (4, "H")])
def test_nonclinical_levels_bring_the_duties_of_the_same_name(
    policy: Policy, calendar: Calendar, the_facts: Facts, level: int, category: str
) -> None:
    nonclinical = by_id(the_facts(nonclinical_level=level), policy, calendar)
    clinical = by_id(the_facts(category=category), policy, calendar)
    assert {name: shown(duty) for name, duty in nonclinical.items()} == {
        name: shown(duty) for name, duty in clinical.items()
    }


@pytest.mark.rule("RPT-2")
@pytest.mark.parametrize(
    ("known", "due"),
    [
        ("2025-02-13T09:00", "2025-02-13T16:00"),
        ("2025-02-13T15:20", "2025-02-13T16:00"),
        ("2025-02-13T15:45", "2025-02-13T16:15"),
        ("2025-02-13T16:00", "2025-02-14T00:00"),
        ("2025-02-13T23:50", "2025-02-14T00:20"),
    ],
)
def test_a_near_miss_is_told_within_the_shift_but_never_under_half_an_hour(
    policy: Policy, calendar: Calendar, the_facts: Facts, known: str, due: str
) -> None:
    assert shown(by_id(the_facts(category="B", known_at=moment(known)), policy, calendar)["RPT-2"]) == due


@pytest.mark.rule("RPT-3", "DAY-3")
@pytest.mark.parametrize(
    ("known", "due"),
    [
        ("2025-02-13T16:30", "2025-02-14T16:30"),
        ("2025-02-13T18:00", "2025-02-14T16:30"),
        ("2025-02-14T02:00", "2025-02-14T16:30"),
        ("2025-02-15T11:00", "2025-02-16T16:30"),
    ],
)
def test_units_concerned_are_told_out_of_hours_the_next_day(
    policy: Policy, calendar: Calendar, the_facts: Facts, known: str, due: str
) -> None:
    assert shown(by_id(the_facts(category="C", known_at=moment(known)), policy, calendar)["RPT-3"]) == due


@pytest.mark.rule("RPT-5")
def test_on_a_day_off_the_unit_head_is_told_on_the_next_working_day(
    policy: Policy, calendar: Calendar, the_facts: Facts
) -> None:
    saturday = the_facts(category="A", known_at=moment("2025-02-15T10:00"))
    assert shown(by_id(saturday, policy, calendar)["RPT-5"]) == "2025-02-17"


@pytest.mark.rule("RPT-7", "RPT-8")
def test_not_writing_the_incident_report_stops_nothing(policy: Policy, calendar: Calendar, the_facts: Facts) -> None:
    unwritten = by_id(the_facts(category="D"), policy, calendar)
    late = by_id(the_facts(category="D", incident_reported_at=moment("2025-02-16T08:00")), policy, calendar)
    early = by_id(the_facts(category="D", incident_reported_at=moment("2025-02-12T08:00")), policy, calendar)
    assert [shown(each["RPT-8"]) for each in (unwritten, late, early)] == [
        "2025-02-19",
        "2025-02-19",
        "2025-02-18",
    ]


@pytest.mark.rule("RPT-2")
def test_the_chain_in_hours_and_out_of_hours(policy: Policy, calendar: Calendar, the_facts: Facts) -> None:
    in_hours = by_id(the_facts(category="G"), policy, calendar)
    at_night = by_id(the_facts(category="G", known_at=moment("2025-02-13T22:00")), policy, calendar)
    assert in_hours["RPT-2"].to_whom == ("shift_head", "section_head", "duty_doctor")
    assert in_hours["RPT-2:director"].to_whom == ("director",)
    assert at_night["RPT-2"].to_whom == ("shift_head", "duty_doctor", "duty_supervisor")
    assert at_night["RPT-2:director"].to_whom == ("director_or_acting",)


@pytest.mark.rule("RPT-2", "NCR-3")
def test_the_doctor_is_told_of_a_nonclinical_event_only_when_somebody_is_hurt(
    policy: Policy, calendar: Calendar, the_facts: Facts
) -> None:
    unhurt = by_id(the_facts(nonclinical_level=3), policy, calendar)["RPT-2"]
    hurt = by_id(the_facts(nonclinical_level=3, patient_hurt=True), policy, calendar)["RPT-2"]
    assaulted = by_id(the_facts(nonclinical_level=3, sentinels=("SEN-13",)), policy, calendar)["RPT-2"]
    assert ["duty_doctor" in each.to_whom for each in (unhurt, hurt, assaulted)] == [False, True, True]


@pytest.mark.rule("SEN-2", "SEN-6")
def test_a_sentinel_event_is_told_at_once_before_the_24_hours(
    policy: Policy, calendar: Calendar, the_facts: Facts
) -> None:
    duties = by_id(the_facts(category="I", sentinels=("SEN-2", "SEN-6")), policy, calendar)
    assert [shown(duties[each]) for each in ("SEN-2", "SEN-6")] == [NOW, NOW]
    assert duties["SEN-2"].to_whom == ("unit_head", "director")
    assert shown(duties["RPT-2:director"]) == "2025-02-14T10:00"


@pytest.mark.rule("RPT-2")
def test_while_the_tree_is_unfinished_the_shift_head_is_told(
    policy: Policy, calendar: Calendar, the_facts: Facts
) -> None:
    duties = by_id(the_facts(tree_unfinished=True), policy, calendar)
    assert {name: shown(duty) for name, duty in duties.items()} == {
        "RPT-2:tell_now": NOW,
        "RPT-2:finish_tree": "2025-02-13T16:00",
    }


@pytest.mark.rule("LVL-1", "LVL-2", "LVL-3", "LVL-4")
@pytest.mark.parametrize(
    ("level", "due", "to_whom"),
    [
        (1, "2025-02-19", ("unit",)),
        (2, "2025-03-05", ("unit",)),
        (3, "2025-03-26", ("mediation_team", "complaint_committee")),
        (4, "2025-05-16", ("mediation_team", "complaint_committee")),
    ],
)
def test_a_complaint_is_answered_within_its_level(
    policy: Policy, calendar: Calendar, the_facts: Facts, level: int, due: str, to_whom: tuple[str, ...]
) -> None:
    duty = by_id(the_facts(kind="complaint", level=level), policy, calendar)[f"LVL-{level}"]
    assert (shown(duty), duty.to_whom) == (due, to_whom)


@pytest.mark.rule("GRP-1", "GRP-2", "GRP-3", "GRP-4")
@pytest.mark.parametrize(
    ("group", "due"),
    [("GRP-1", "2025-02-21"), ("GRP-2", "2025-02-26"), ("GRP-3", "2025-03-26"), ("GRP-4", "2025-05-16")],
)
def test_a_complaint_is_resolved_within_its_group(
    policy: Policy, calendar: Calendar, the_facts: Facts, group: str, due: str
) -> None:
    facts = the_facts(kind="complaint", resolution_group=group)
    assert {name: shown(duty) for name, duty in by_id(facts, policy, calendar).items()} == {group: due}


@pytest.mark.rule("INT-1")
@pytest.mark.parametrize(
    ("kind", "due"),
    [
        ("suggestion", "2025-02-19"),
        ("opinion", "2025-02-19"),
        ("compliment", "2025-02-19"),
        ("information_request", NOW),
        ("enquiry", None),
        ("complaint", None),
    ],
)
def test_what_is_no_complaint_has_a_target(
    policy: Policy, calendar: Calendar, the_facts: Facts, kind: str, due: str | None
) -> None:
    assert shown(by_id(the_facts(kind=kind), policy, calendar).get("INT-1")) == due


@pytest.mark.rule("INT-9")
@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2025-02-13T10:00", "2025-02-13T16:30"),
        ("2025-02-14T16:31", "2025-02-17T16:30"),
        ("2025-02-15T09:00", "2025-02-17T16:30"),
        ("2025-02-14T06:00", "2025-02-14T16:30"),
    ],
)
def test_an_urgent_matter_is_contacted_by_the_end_of_the_working_day(
    policy: Policy, calendar: Calendar, the_facts: Facts, received: str, due: str
) -> None:
    facts = the_facts(kind="complaint", priority="urgent", received_at=moment(received))
    duties = by_id(facts, policy, calendar)
    assert [shown(duties[each]) for each in ("INT-9:contact", "INT-9:director")] == [due, due]


@pytest.mark.rule("INT-19")
def test_a_referring_agency_has_a_clock_of_its_own(policy: Policy, calendar: Calendar, the_facts: Facts) -> None:
    duties = by_id(the_facts(kind="complaint", reply_by=date(2025, 3, 1)), policy, calendar)
    assert shown(duties["INT-19"]) == "2025-03-01"


def test_duties_are_shown_earliest_first_and_collected_ones_last(
    policy: Policy, calendar: Calendar, the_facts: Facts
) -> None:
    duties = duties_for(the_facts(category="A", level=2), policy, calendar)
    open_ones = [duty for duty in duties if not duty.collected]
    moments = [each.due_at or datetime.combine(each.due_on, time.max, BANGKOK) for each in open_ones]
    assert moments == sorted(moments)
    assert [duty.collected for duty in duties] == sorted(duty.collected for duty in duties)


def test_a_duty_comes_back_from_the_log_as_it_was(policy: Policy, calendar: Calendar, the_facts: Facts) -> None:
    for duty in duties_for(the_facts(category="A", sentinels=("SEN-1",), level=1), policy, calendar):
        assert Duty.from_json(duty.as_json()) == duty


def test_facts_are_read_from_a_cases_values() -> None:
    facts = facts_from(
        {
            "kind": "incident",
            "received_at": "2025-02-13T10:00:00+07:00",
            "sentinels": ["SEN-1"],
            "reply_by": "2025-03-01",
            "tree_answers": {"clinical": True, "error": "unknown"},
        }
    )
    assert (facts.known_at, facts.reply_by, facts.sentinels) == (moment(NOW), date(2025, 3, 1), ("SEN-1",))
    assert facts.tree_unfinished


def test_choosing_a_category_by_hand_ends_the_tree() -> None:
    facts = facts_from({"kind": "incident", "received_at": "2025-02-13T10:00:00+07:00", "category": "F"})
    assert (facts.tree_unfinished, facts.patient_hurt) == (False, True)


def test_before_its_rule_was_in_force_no_duty_arises(policy: Policy, calendar: Calendar, the_facts: Facts) -> None:
    old = moment("2017-02-13T10:00")
    assert duties_for(the_facts(category="E", known_at=old, received_at=old), policy, calendar) == ()
