"""What is erased at the centre is gone wherever it ever went, in whatever order the files come."""

from itertools import permutations
from pathlib import Path

import pytest

from app.bootstrap.offices import notices_at_start
from app.domain.errors import InvalidComplaint, UnusableExchangeFile
from app.domain.vocabulary import CallOutcome
from app.services.desk import Desk
from app.services.exchange import traces
from app.services.exchange.container import pack_bytes
from app.services.exchange.set_aside import WAITING
from app.services.exchange.told import told_of_import
from tests.cases import HEAD_TRIED
from tests.exchange import forging
from tests.exchange.pages import is_gone, words_in
from tests.exchange.world import World

ERASURE = "erasure before, after and against old files"
TRACES = "index, pages and write-ahead log free of erased words"
NUMBER = "2569/00001"
PHONE = "0800001234"
# The last letters stand in no other word: their trigram shows whether the search index forgets.
SECRET = "กนกวรรณคำลับqzxj"


@pytest.fixture
def shared(world: World) -> World:
    """A case of the centre that the first ward was given with the complainant's identity."""
    number = world.centre.record(complainant_phone=PHONE, details=f"เรื่องของ {SECRET}")
    world.centre.services.grants.grant(number, world.w1.word, "identity")
    return world


@pytest.mark.shows(ERASURE)
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_an_erasure_wins_in_any_order_and_after_the_grant_has_ended(order: tuple[int, ...], shared: World) -> None:
    files = [shared.export(shared.centre, shared.w1)]
    shared.centre.services.grants.end(NUMBER, shared.w1.word)
    files.append(shared.export(shared.centre, shared.w1))
    shared.centre.services.erasures.erase(NUMBER, ["complainant_phone"], because="ขอลบ")
    files.append(shared.export(shared.centre, shared.w1))
    (row,) = shared.centre.services.erasures.of(NUMBER)
    assert dict(row.reached) == {shared.w1.word: False}
    for _time in range(2):
        for each in order:
            shared.w1.services.exchange.import_file(files[each])
        shared.trips()
    (row,) = shared.centre.services.erasures.of(NUMBER)
    assert dict(row.reached) == {shared.w1.word: True}
    for place in (shared.w1, shared.centre):
        assert not any(place.values(shared.centre.uid(NUMBER), "complainant_phone"))


@pytest.mark.shows(TRACES)
def test_an_erased_word_stands_on_no_page_in_no_index_and_no_log(shared: World) -> None:
    shared.trips()
    assert shared.w1.office.register.found(SECRET)
    assert SECRET.encode() in words_in(shared.w1.folder)
    shared.w1.office.drafts.keep(None, NUMBER, {"details": SECRET}, None)
    shared.centre.services.erasures.erase(NUMBER, ["complainant_phone", "details"], because="ขอลบ")
    shared.trips()
    assert is_gone(shared, PHONE, SECRET, "qzx")
    assert not shared.w1.office.register.found(SECRET)


@pytest.mark.shows(ERASURE)
@pytest.mark.parametrize("noticed", [True, False])
def test_an_erasure_is_repeated_to_a_ward_that_was_set_back_before_it(noticed: bool, shared: World) -> None:
    shared.trips()
    image = shared.image_of(shared.w1)
    shared.centre.services.erasures.erase(NUMBER, ["complainant_phone"], because="ขอลบ")
    shared.trips(2)
    shared.set_back(shared.w1, image)
    if not noticed:
        shared.w1.record()
    shared.trips(3)
    assert is_gone(shared, PHONE)


@pytest.mark.shows(ERASURE)
def test_an_old_file_brings_nothing_back_that_was_erased(shared: World) -> None:
    old = shared.export(shared.centre, shared.w1)
    shared.trips()
    shared.centre.services.erasures.erase(NUMBER, ["complainant_phone"], because="ขอลบ")
    shared.trips()
    shared.w1.services.exchange.import_file(old)
    shared.trips()
    assert is_gone(shared, PHONE)


@pytest.mark.shows(ERASURE)
def test_an_erasure_reaches_what_was_put_aside(world: World) -> None:
    uid = world.w1.uid(world.w1.record(complainant_phone=PHONE))
    spoilt = [
        {**line, "signature": "00" * 64} for line in forging.honest_lines(world.w1, world.centre) if uid in str(line)
    ]
    path = forging.a_file(world.w1, world.centre, world.stick / "spoilt.ccx", spoilt)
    world.centre.services.exchange.import_file(path)
    assert world.centre.reasons()
    assert PHONE.encode() in words_in(world.centre.folder)
    world.trips()
    world.centre.services.erasures.erase(NUMBER, ["complainant_phone"], because="ขอลบ")
    world.trips()
    world.centre.services.exchange.import_file(path)
    assert is_gone(world, PHONE)


@pytest.mark.shows(ERASURE)
def test_the_bytes_of_an_erased_attachment_go_everywhere(shared: World, tmp_path: Path) -> None:
    picture = tmp_path / "ภาพ.txt"
    picture.write_text(f"{SECRET} {PHONE}" * 50, "utf-8")
    uid = shared.centre.office.attachments.add(NUMBER, picture)
    shared.trips(2)
    assert shared.w1.office.attachments.content(NUMBER, uid) == picture.read_bytes()
    shared.centre.services.erasures.erase(NUMBER, [f"attachment:{uid}", "complainant_phone", "details"], because="ขอลบ")
    shared.trips()
    assert is_gone(shared, PHONE, SECRET)


@pytest.mark.shows(ERASURE)
def test_waiting_and_sent_files_are_told_of_until_every_pc_has_confirmed(three_wards: World) -> None:
    world = three_wards
    number = world.centre.record(complainant_phone=PHONE)
    for ward in (world.w1, world.w2):
        world.centre.services.grants.grant(number, ward.word, "identity")
    world.trips()
    world.centre.services.erasures.erase(number, ["complainant_phone"], because="ขอลบ")
    world.trips(2, [world.w1])
    (row,) = world.centre.services.erasures.waiting()
    assert dict(row.reached) == {world.w1.word: True, world.w2.word: False}
    world.trips(2)
    assert not world.centre.services.erasures.waiting()


@pytest.mark.shows(ERASURE)
@pytest.mark.parametrize("is_done", [True, False])
def test_the_words_of_a_duty_are_erased_and_it_stays_ended(is_done: bool, shared: World) -> None:
    centre, duties = shared.centre, shared.centre.office.duties
    centre.edit(NUMBER, level=2)
    (duty,) = centre.office.complaints.case(NUMBER).duties
    if is_done:
        duties.done(NUMBER, [duty.id], at=centre.moment, by=SECRET, words=SECRET)
    else:
        duties.not_needed(NUMBER, duty.id, because=SECRET)
    shared.trips()
    centre.services.erasures.erase(NUMBER, [f"duty:{duty.id}", "details"])
    shared.trips()
    assert is_gone(shared, SECRET)
    for place in (centre, shared.w1):
        (left,) = place.office.complaints.case(NUMBER).duties
        assert left.is_ended and left.done_at == (centre.moment if is_done else None)
    with pytest.raises(InvalidComplaint):
        centre.services.erasures.erase(NUMBER, [f"duty:{duty.id}"])


@pytest.mark.shows(ERASURE)
def test_the_words_of_a_call_are_erased_and_the_call_stays(shared: World) -> None:
    mediation = shared.centre.office.mediation
    shared.centre.office.proceedings.begin(NUMBER, "head_first", {**HEAD_TRIED, "at": shared.centre.moment.isoformat()})
    mediation.log_call(NUMBER, "M1", CallOutcome.REACHED, at=shared.centre.moment, words=SECRET)
    (call,) = shared.centre.office.complaints.case(NUMBER).calls
    shared.trips()
    shared.centre.services.erasures.erase(NUMBER, [f"call:{call.uid}", "details"])
    shared.trips()
    assert is_gone(shared, SECRET)
    for place in (shared.centre, shared.w1):
        (left,) = place.office.complaints.case(NUMBER).calls
        assert (left.uid, left.called_at, left.words) == (call.uid, call.called_at, "")


@pytest.mark.shows(ERASURE)
@pytest.mark.parametrize(("klass", "comes"), [("work", False), ("identity", True)])
def test_why_something_was_erased_is_told_only_to_those_who_may_see_the_complainant(
    klass: str, comes: bool, world: World
) -> None:
    number = world.centre.record(complainant_phone=PHONE)
    world.centre.services.grants.grant(number, world.w1.word, klass)
    world.centre.services.erasures.erase(number, ["complainant_phone"], because=SECRET)
    world.trips(2)
    assert (SECRET.encode() in words_in(world.w1.folder)) == comes
    assert not world.centre.services.erasures.waiting()


@pytest.fixture
def interrupted(shared: World, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The centre erases, and the power fails right after the commit; the file that waits there and holds the word."""
    waiting = shared.centre.folder / WAITING / f"{'ab' * 16}-1-cdef.ccx"
    waiting.parent.mkdir()
    waiting.write_text(PHONE)

    def fails(_desk: Desk) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(traces, "forget_erased", fails)
        with pytest.raises(KeyboardInterrupt):
            shared.centre.services.erasures.erase(NUMBER, ["complainant_phone"])
    return waiting


@pytest.mark.shows(TRACES)
def test_an_erasure_that_was_interrupted_is_finished_at_the_next_start(shared: World, interrupted: Path) -> None:
    assert PHONE.encode() in words_in(shared.centre.folder)
    notices_at_start(shared.centre.office.desk)
    assert not interrupted.exists()
    assert is_gone(shared, PHONE)


@pytest.mark.shows(TRACES)
def test_an_erasure_waits_for_whoever_still_reads(shared: World, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = shared.centre.office.desk
    with monkeypatch.context() as patch:
        patch.setattr(desk.database, "forget_old_pages", lambda: False)
        shared.centre.services.erasures.erase(NUMBER, ["complainant_phone"])
    assert PHONE.encode() in words_in(shared.centre.folder)
    assert traces.forget_left_traces(desk)
    assert is_gone(shared, PHONE)


@pytest.mark.shows(ERASURE)
def test_an_erasure_takes_drafts_of_the_case_away_by_any_name_and_leaves_those_of_no_case(shared: World) -> None:
    drafts, case = shared.centre.office.drafts, shared.centre.office.complaints.case(NUMBER)
    for name in (case.number, case.local_number, case.uid, None):
        drafts.keep(None, name, {"details": "ร่าง"}, None)
    shared.centre.services.erasures.erase(NUMBER, ["complainant_phone"])
    assert [each.number for each in drafts.pending()] == [None]


@pytest.mark.shows(ERASURE)
def test_a_file_that_waits_and_goes_with_an_erasure_is_told_and_all_of_it_comes_again(world: World) -> None:
    """Nobody here can read what waits, so nobody can say that it does not hold what is erased."""
    world.w1.record(details="จากโปรแกรมใหม่")
    extra = pack_bytes("pictures-of-cats", b"x", required=True)
    path = forging.a_file(world.w1, world.centre, world.stick / "newer.ccx", [], sections=[extra])
    with pytest.raises(UnusableExchangeFile):
        world.centre.services.exchange.import_file(path)
    number = world.centre.record(complainant_phone=PHONE)
    world.centre.services.erasures.erase(number, ["complainant_phone"])
    done = world.send(world.w1, world.centre)
    assert (done.waiting_gone, done.new_cases) == (1, 1)
    assert "ส่งมาใหม่" in " ".join(told_of_import(done))
    assert world.send(world.w1, world.centre).waiting_gone == 0
