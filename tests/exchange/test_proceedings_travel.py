"""What is done about a case beside the form, through files: differing, out of order, newer, proposed, erased."""

import json

import pytest

from app.bootstrap.letters import letters_of
from app.domain.errors import InvalidComplaint, NotAllowed, UnknownField
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import VOIDED
from app.services.words.change_words import erased_in_words
from app.services.words.proceeding_words import stage_in_words
from tests.exchange import forging
from tests.exchange.pages import is_gone, words_in
from tests.exchange.pc import hospital_policy
from tests.exchange.world import Place, World

ERASURE = "erasure before, after and against old files"
TRACES = "index, pages and write-ahead log free of erased words"
NEWER = "a newer program's data through an old one and back"
DIFFERENT = "happened-before never conflicts, different values always do, equal ones never"
NUMBER = "2569/00001"
SECRET = "กนกวรรณคำลับqzxj"
AT = "2026-11-21T09:30:00+07:00"
ASKED = {"at": AT, "unit": "ห้องจ่ายยา", "question": "ขอข้อเท็จจริง", "due_on": "2026-12-01"}
REPLIED = {"at": "2026-11-21T10:00:00+07:00", "by_whom": SECRET, "words": f"ตามที่ {SECRET} แจ้ง"}
IDENTITY = {
    *("contact.made", "note.written", "satisfaction.asked", "session.held", "link.made", "request.replied"),
    *("insistence.came", "insistence.explained", "insistence.invited", "insistence.ended"),
    *("claim.filed", "claim.decided", "lawsuit.filed", "lawsuit.ended", "head_first.tried"),
    *("copy_request.asked", "copy_request.answered", "disclosure.made", "redacted_copy.made"),
}


@pytest.fixture
def shared(world: World) -> World:
    """A case of the centre that both wards work on, received early enough for what is done about it."""
    number = world.centre.record(received_at="2026-11-21T09:00:00+07:00")
    for ward in world.wards:
        world.centre.services.grants.grant(number, ward.word, "work")
    world.trips()
    return world


def _stages(place: Place) -> dict[str, dict[str, object]]:
    """What stands of the one proceeding of the one case, by stage."""
    (row,) = place.office.complaints.case(NUMBER).proceedings
    return {stage: dict(values) for stage, values in row.stages.items()}


def test_what_the_complainant_and_others_said_needs_identity_and_no_stage_is_in_a_summary() -> None:
    stages = [(f"{kind.code}.{each.name}", str(each.field_class)) for kind in KINDS.values() for each in kind.stages]
    assert {name for name, klass in stages if klass == "identity"} == IDENTITY
    assert {klass for _name, klass in stages} == {"identity", "work"}


@pytest.mark.shows(DIFFERENT)
def test_a_stage_that_two_pcs_write_differently_is_decided_and_its_duty_follows(shared: World) -> None:
    uid = shared.centre.office.proceedings.begin(NUMBER, "promise", {**_promise("2026-12-01"), "what": "ก"})
    shared.trips()
    shared.w1.office.proceedings.go_on(NUMBER, uid, "made", {**_promise("2026-12-03"), "what": "ข"})
    shared.w2.office.proceedings.go_on(NUMBER, uid, "made", {**_promise("2026-12-04"), "what": "ค"})
    shared.trips(2)
    conflicts = {(each.entity, each.unit): each for each in shared.centre.office.complaints.case(NUMBER).conflicts}
    assert (f"promise:{uid}", "made") in conflicts
    chosen = {**_promise("2026-12-04"), "what": "ค"}
    shared.centre.office.decisions.choose(NUMBER, f"promise:{uid}", "made", chosen)
    shared.trips(2)
    for place in (shared.centre, shared.w1, shared.w2):
        record = place.office.complaints.case(NUMBER)
        (duty,) = [each for each in record.duties if each.id.endswith(f"@{uid}")]
        assert (str(duty.due_on), record.conflicts) == ("2026-12-04", ())


def _promise(day: str) -> dict[str, object]:
    return {"at": AT, "by_whom": "หัวหน้าห้องยา", "due_on": day}


def test_a_reply_at_one_pc_ends_the_duty_of_a_request_at_the_others(shared: World) -> None:
    uid = shared.centre.office.proceedings.begin(NUMBER, "request", ASKED)
    shared.trips()
    shared.w1.office.proceedings.go_on(NUMBER, uid, "replied", REPLIED)
    shared.trips(2)
    for place in (shared.centre, shared.w1, shared.w2):
        (duty,) = [each for each in place.office.complaints.case(NUMBER).duties if each.id.endswith(f"@{uid}")]
        assert duty.is_ended
    assert (list(_stages(shared.centre)), list(_stages(shared.w2))) == (["asked", "replied"], ["asked"])


def test_a_stage_of_a_proceeding_that_is_not_here_yet_waits_for_its_beginning(shared: World) -> None:
    case = shared.centre.uid(NUMBER)
    asked = forging.a_save(shared.w1, case, [("request:aa", "asked", ASKED)], number=900)
    replied = forging.a_save(shared.w1, case, [("request:aa", "replied", REPLIED)], number=901)
    for line, stages in ((replied, {"replied"}), (asked, {"asked", "replied"})):
        path = forging.a_file(shared.w1, shared.centre, shared.stick / f"{len(stages)}.ccx", [line])
        shared.centre.services.exchange.import_file(path)
        assert set(_stages(shared.centre)) == stages
    assert not shared.centre.reasons()


@pytest.mark.shows(NEWER)
@pytest.mark.parametrize(("entity", "value"), [("tomorrow:aa", {"at": "soon", "x": [{"y": 1}]}), ("request:aa", ASKED)])
def test_a_proceeding_of_a_newer_program_travels_through_an_old_one_and_back(
    entity: str, value: object, shared: World
) -> None:
    unit = "dreamt" if entity.startswith("tomorrow") else "reconsidered"
    line = forging.a_save(shared.w1, shared.centre.uid(NUMBER), [(entity, unit, value)])
    lines = [*forging.honest_lines(shared.w1, shared.centre), line]
    shared.centre.services.exchange.import_file(
        forging.a_file(shared.w1, shared.centre, shared.stick / "newer.ccx", lines)
    )
    shared.centre.services.grants.grant(NUMBER, shared.w2.word, "identity")
    shared.trips(2)
    for place in (shared.centre, shared.w2):
        assert _stages(place)[unit] == value
        assert not place.reasons()


def test_two_kinds_under_one_uid_stop_no_file(shared: World) -> None:
    told = [("contact:aa", "made", {"at": AT, "result": "reached"}), ("request:aa", "asked", ASKED)]
    line = forging.a_save(shared.w1, shared.centre.uid(NUMBER), told)
    path = forging.a_file(shared.w1, shared.centre, shared.stick / "same.ccx", [line])
    shared.centre.services.exchange.import_file(path)
    assert {each.kind for each in shared.centre.office.complaints.case(NUMBER).proceedings} == {"contact", "request"}


def test_what_a_ward_does_about_its_own_case_and_about_one_granted_for_work_arrives(shared: World) -> None:
    shared.w1.record(received_at="2026-11-21T09:00:00+07:00")
    shared.trips()
    for number in sorted(shared.w1.numbers()):
        shared.w1.office.proceedings.begin(number, "contact", {"at": AT, "means": "telephone", "result": "reached"})
    shared.trips()
    kinds = [
        each.kind
        for number in sorted(shared.centre.numbers())
        for each in shared.centre.office.complaints.case(number).proceedings
    ]
    assert (kinds, shared.centre.services.exchange.proposals()) == (["contact", "contact"], ())


def test_with_the_summary_alone_a_ward_does_nothing_about_a_case(world: World) -> None:
    number = world.centre.record(received_at="2026-11-21T09:00:00+07:00")
    world.centre.services.grants.grant(number, world.w1.word, "summary")
    world.trips()
    with pytest.raises(NotAllowed) as refused:
        world.w1.office.proceedings.begin(number, "request", ASKED)
    assert refused.value.code == "summary_only"


def test_a_stage_in_a_case_that_the_ward_never_had_is_a_proposal(world: World) -> None:
    number = world.centre.record()
    line = forging.a_save(world.w1, world.centre.uid(number), [("request:aa", "asked", ASKED)])
    lines = [*forging.honest_lines(world.w1, world.centre), line]
    path = forging.a_file(world.w1, world.centre, world.stick / "planted.ccx", lines)
    world.centre.services.exchange.import_file(path)
    (proposal,) = world.centre.services.exchange.proposals()
    assert (proposal.number, world.centre.office.complaints.case(number).proceedings) == (number, ())


@pytest.fixture
def erasable(shared: World) -> str:
    """A request with a reply full of the secret, at the centre and at a ward that has everything; its uid."""
    shared.centre.services.grants.grant(NUMBER, shared.w1.word, "identity")
    uid = shared.centre.office.proceedings.begin(NUMBER, "request", {**ASKED, "unit": SECRET})
    shared.centre.office.proceedings.go_on(NUMBER, uid, "replied", REPLIED)
    shared.trips()
    assert SECRET.encode() in words_in(shared.w1.folder)
    return uid


@pytest.mark.shows(ERASURE)
@pytest.mark.shows(TRACES)
def test_what_people_wrote_in_a_proceeding_is_erased_everywhere_and_its_dates_stay(
    erasable: str, shared: World
) -> None:
    before = shared.w1.office.complaints.case(NUMBER).duties
    shared.w1.office.drafts.keep(None, NUMBER, {"details": SECRET}, None)
    shared.centre.services.erasures.erase(NUMBER, [f"request:{erasable}"])
    shared.trips(2)
    assert is_gone(shared, SECRET, "qzx")
    assert not shared.centre.services.erasures.waiting()
    for place in (shared.centre, shared.w1):
        record = place.office.complaints.case(NUMBER)
        assert _stages(place)["replied"] == {"at": REPLIED["at"], "erased": True}
        assert [(each.id, each.due_on, each.is_ended) for each in record.duties] == [
            (each.id, each.due_on, each.is_ended) for each in before
        ]
    with pytest.raises(InvalidComplaint):
        shared.centre.services.erasures.erase(NUMBER, [f"request:{erasable}"])


@pytest.mark.shows(ERASURE)
def test_one_stage_is_erased_alone_and_the_history_says_so(erasable: str, shared: World) -> None:
    name = f"request:{erasable}/replied"
    shared.centre.services.erasures.erase(NUMBER, [name])
    stages = _stages(shared.centre)
    assert (stages["asked"]["unit"], "words" in stages["replied"]) == (SECRET, False)
    said = stage_in_words("request", "replied", stages["replied"], hospital_policy())
    assert "ลบ" in said
    assert shared.centre.office.complaints.case(NUMBER).timeline[-1].kind == "erased"
    assert erased_in_words(name) != erased_in_words("request:x") != erased_in_words("other:x")


@pytest.mark.shows(ERASURE)
def test_an_erased_proceeding_wins_over_an_old_file(erasable: str, shared: World) -> None:
    shared.centre.services.grants.grant(NUMBER, shared.w2.word, "identity")
    old = shared.export(shared.centre, shared.w2)
    shared.centre.services.erasures.erase(NUMBER, [f"request:{erasable}"])
    shared.trips(2)
    shared.w2.services.exchange.import_file(old)
    shared.trips()
    assert is_gone(shared, SECRET)


@pytest.mark.shows(ERASURE)
def test_why_something_was_taken_back_is_erased_and_it_stays_taken_back(shared: World) -> None:
    uid = shared.centre.office.proceedings.begin(NUMBER, "note", {"at": AT, "words": SECRET})
    shared.centre.office.proceedings.void(NUMBER, uid, because=SECRET)
    shared.centre.services.erasures.erase(NUMBER, [f"note:{uid}"])
    shared.trips()
    (row,) = shared.centre.office.complaints.case(NUMBER).proceedings
    assert (row.is_void, row.value(VOIDED, "reason"), is_gone(shared, SECRET)) == (True, None, True)


@pytest.mark.shows(ERASURE)
def test_a_link_loses_its_words_in_both_cases_and_stays(shared: World) -> None:
    other = shared.centre.record()
    link = {"at": AT, "number": other, "link": "same_matter", "words": SECRET}
    uid = shared.centre.office.proceedings.begin(NUMBER, "link", link)
    shared.centre.services.erasures.erase(NUMBER, [f"link:{uid}"])
    assert is_gone(shared, SECRET)
    tied = [shared.centre.office.complaints.case(number).proceedings[0] for number in (NUMBER, other)]
    assert [row.value("made", "number") for row in tied] == [other, NUMBER]


@pytest.mark.parametrize("name", ["contact", "contact:", "pigeon:aa", "request:aa/dreamt"])
def test_what_names_no_proceeding_erases_nothing(name: str, shared: World) -> None:
    with pytest.raises((UnknownField, InvalidComplaint)):
        shared.centre.services.erasures.erase(NUMBER, [name])
    assert json.dumps(shared.centre.office.complaints.case(NUMBER).timeline[-1].kind) != '"erased"'


@pytest.mark.rule("REP-5")
def test_a_ward_that_may_not_know_who_complains_prints_no_publication(shared: World) -> None:
    asked = {"at": AT, "unit": "ห้องยา", "topic": "ระบบคิว", "summary": "แก้ไขแล้ว", "by_whom": "หัวหน้าห้องยา"}
    uid = shared.w1.office.proceedings.begin(NUMBER, "publication", asked)
    with pytest.raises(NotAllowed) as refusal:
        letters_of(shared.w1.office).letter("publication", NUMBER, uid)
    assert refusal.value.code == "centre_publishes"
    shared.trips()
    assert letters_of(shared.centre.office).letter("publication", NUMBER, uid).startswith(b"%PDF-")
