"""What the exchange promises, each in one small story, so that the tests run them and every mutant must fail one."""

import json

from sqlalchemy import select, update

from app.domain.errors import NotAllowed
from app.domain.units import CASE
from app.models.log_tables import change_value, quarantine, save
from app.services import integrity
from app.services.exchange import acknowledgement, sharing
from app.services.exchange.acknowledgement import Statement
from app.services.exchange.arrivals import RECOUNTED
from app.services.exchange.classes import IDENTITY, SUMMARY, WORK
from app.services.exchange.erased_places import erase_places
from app.services.exchange.peers import peer_of
from app.services.log.authority import GRANT, NUMBER
from app.services.log.commitments import canonical
from app.services.log.store import Change
from tests.exchange.story import OTHER_PHONE, PHONE, Story, ended, erased, newest_file, owed, phones, spoilt, written


def a_lost_file_heals_with_the_next(story: Story) -> None:
    story.one.record(details="แรก")
    story.sent(story.one, story.centre)
    story.carried(story.one, story.centre)
    assert story.one.saves() <= story.centre.saves()


def a_file_is_confirmed_alone(story: Story) -> None:
    story.one.record(details="แรก")
    story.carried(story.one, story.centre)
    confirming = story.sent(story.centre, story.one)
    story.one.record(details="สอง")
    story.sent(story.one, story.centre)
    story.one.take(confirming)
    assert owed(story.one, story.centre) == 1


def a_pc_that_was_set_back_finds_it_out(story: Story) -> None:
    kept = story.kept(story.one)
    story.one.record(details="ลืม")
    story.carried(story.one, story.centre)
    story.one.begin_with(kept)
    assert story.carried(story.centre, story.one).set_back
    assert len(story.one.origins()) == 2
    story.trip(story.one, 2)
    assert story.one.saves() <= story.centre.saves() and len(story.one.numbers()) == len(story.centre.numbers()) - 1


def the_same_file_proves_a_set_back_once(story: Story) -> None:
    kept = story.kept(story.one)
    story.one.restore(kept)
    story.trip(story.one)
    story.one.begin_with(kept)
    file = story.sent(story.centre, story.one)
    assert story.one.take(file).set_back
    assert not story.one.take(file).set_back


def the_last_saves_of_a_pc_are_shown_to_it(story: Story) -> None:
    story.one.record(details="ล่าสุด")
    story.carried(story.one, story.centre)
    with story.centre.reading() as connection:
        tips = dict(sharing.tips_of(connection, story.one.id))
    with story.one.reading() as connection:
        ward = peer_of(connection, story.centre.id)
        assert ward is not None
        here = Statement("", 1, (), "", (), tuple(tips.items()), True)
        unknown = Statement("", 1, (), "", (), ((story.one.origins()[-1], "00" * 32),), True)
        assert tips and not acknowledgement.proves_set_back(connection, ward, here)
        assert acknowledgement.proves_set_back(connection, ward, unknown)


def an_old_file_gives_saves_and_nothing_else(story: Story) -> None:
    story.one.record(details="แรก")
    old = story.sent(story.one, story.centre)
    story.carried(story.one, story.centre)
    known = newest_file(story)
    assert story.centre.take(old).old
    assert newest_file(story) == known


def a_pc_with_a_new_origin_has_confirmed_nothing(story: Story) -> None:
    kept = story.kept(story.one)
    uid = story.case_of_the_centre(story.one, IDENTITY)
    story.one.restore(kept)
    story.trip(story.one)
    assert story.one.saves(uid) == story.centre.saves(uid)


def a_wider_class_fills_what_was_withheld(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, WORK)
    assert not phones(story.two, uid)
    story.widened(story.two, uid, IDENTITY)
    story.carried(story.centre, story.two)
    assert phones(story.two, uid) == {PHONE}


def a_narrow_file_confirmed_late_counts_for_nothing(story: Story) -> None:
    number = story.centre.record(details="เรื่อง", complainant_phone=PHONE)
    uid = story.centre.uid(number)
    story.widened(story.two, uid, WORK)
    story.carried(story.centre, story.two)
    confirming = story.sent(story.two, story.centre)
    story.widened(story.two, uid, IDENTITY)
    story.sent(story.centre, story.two)
    story.centre.take(confirming)
    story.carried(story.centre, story.two)
    assert phones(story.two, uid) == {PHONE}


def a_filled_value_is_passed_on(story: Story) -> None:
    """The centre and one ward forget a case; it comes back first without, then with the telephone number."""
    kept_centre, kept_two = story.kept(story.centre), story.kept(story.two)
    uid = story.case_of_the_centre(story.two, IDENTITY)
    for ward, klass in ((story.three, SUMMARY), (story.one, IDENTITY)):
        story.widened(ward, uid, klass)
        story.trip(ward, 2)
    story.centre.restore(kept_centre)
    story.two.restore(kept_two)
    story.trip(story.three, 2)
    story.centre.services.recovery.confirm()
    story.trip(story.two, 2)
    assert uid in story.two.cases() and not phones(story.two, uid)
    story.trip(story.one, 2)
    assert owed(story.centre, story.two) > 0
    story.carried(story.centre, story.two)
    assert phones(story.two, uid) == {PHONE}


def what_was_not_granted_does_not_travel(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, WORK)
    assert story.two.saves(uid) == story.centre.saves(uid)
    assert PHONE not in story.two.text_of_pages()


def a_withheld_correction_is_seen_as_one(story: Story) -> None:
    uid = story.case_of_a_ward(story.one)
    story.centre.edit(story.centre.number_of(uid) or "", complainant_phone=OTHER_PHONE)
    story.trip(story.one)
    assert not story.one.heads(uid).get((CASE, "complainant_phone"))
    assert phones(story.one, uid) == {PHONE}


def who_writes_into_a_case_does_not_get_it(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, WORK)
    written(story.three, uid, Change(CASE, "place", "บุกรุก"))
    story.trip(story.three, 2)
    assert len(story.three.saves(uid)) == 1


def who_does_not_share_a_case_only_proposes(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, WORK)
    written(story.three, uid, Change(CASE, "place", "บุกรุก"))
    story.trip(story.three, 2)
    assert [row.value for row in story.centre.services.exchange.proposals()] == ["บุกรุก"]
    assert (CASE, "place") not in story.centre.heads(uid)


def a_ward_grants_nothing(story: Story) -> None:
    uid = story.case_of_a_ward(story.one)
    written(story.one, uid, Change(f"{GRANT}{story.one.id}", "class", IDENTITY))
    assert story.carried(story.one, story.centre).quarantined == 1
    assert story.centre.quarantined() == ["not_theirs"]


def a_broken_signature_is_put_aside(story: Story) -> None:
    uid = story.one.uid(story.one.record(details="ลายเซ็น"))
    spoilt(story.one, uid)
    assert story.carried(story.one, story.centre).quarantined == 1
    assert uid not in story.centre.cases()


def a_save_without_its_parents_is_put_aside(story: Story) -> None:
    uid = story.case_of_a_ward(story.one)
    story.one.edit(story.one.number_of(uid) or "", details="แก้แล้ว")
    with story.one.writing() as connection:
        newest = connection.execute(select(save).where(save.c.case_uid == uid).order_by(save.c.id.desc())).first()
        assert newest is not None
        orphaned = canonical([[[], leaf] for _parents, leaf in json.loads(newest.skeleton)])
        connection.execute(update(save).where(save.c.id == newest.id).values(skeleton=orphaned))
    assert story.carried(story.one, story.centre).quarantined == 1


def one_bad_save_stops_no_other(story: Story) -> None:
    bad = story.one.uid(story.one.record(details="เสีย"))
    spoilt(story.one, bad)
    good = story.one.uid(story.one.record(details="ดี"))
    story.carried(story.one, story.centre)
    assert good in story.centre.cases() and bad not in story.centre.cases()


def what_is_missing_is_asked_for(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, IDENTITY)
    with story.two.writing() as connection:
        connection.execute(
            update(change_value).where(change_value.c.value == f'"{PHONE}"').values(value=None, salt=None)
        )
    story.centre.record(details="อื่น")
    story.trip(story.two, 2)
    assert phones(story.two, uid) == {PHONE} and not story.two.asked(story.centre)


def an_erasure_reaches_whoever_has_the_case(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, IDENTITY)
    erased(story, uid)
    story.carried(story.centre, story.two)
    assert PHONE not in story.two.text_of_pages() and PHONE not in story.centre.text_of_pages()


def an_erasure_reaches_whoever_had_the_case(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, IDENTITY)
    story.centre.services.grants.end(story.centre.number_of(uid) or "", story.two.id)
    story.trip(story.two, 2)
    erased(story, uid)
    story.carried(story.centre, story.two)
    assert PHONE not in story.two.text_of_pages()


def a_late_file_does_not_bring_back_what_was_erased(story: Story) -> None:
    """The ward learns of the erasure before it gets the case, because that was taken from it again."""
    number = story.centre.record(details="เรื่อง", complainant_phone=PHONE)
    uid = story.centre.uid(number)
    story.widened(story.two, uid, IDENTITY)
    late = story.sent(story.centre, story.two)
    story.centre.services.grants.end(number, story.two.id)
    erased(story, uid)
    story.trip(story.two, 2)
    assert story.two.take(late).new > 0
    assert PHONE not in story.two.text_of_pages()


def an_erasure_reaches_what_was_put_aside(story: Story) -> None:
    uid = story.one.uid(story.one.record(details="เสีย", complainant_phone=PHONE))
    bad = spoilt(story.one, uid)
    story.carried(story.one, story.centre)
    with story.centre.writing() as connection:
        places = [f"{bad}/{position}" for position in range(40)]
        erase_places(connection, places)
        (body,) = connection.execute(select(quarantine.c.body)).scalars().all()
        assert PHONE.encode() not in body and bad.encode() in body


def a_centre_that_was_set_back_sends_no_cases(story: Story) -> None:
    kept = story.kept(story.centre)
    story.centre.restore(kept)
    assert story.carried(story.centre, story.one).known == 0


def a_centre_that_was_set_back_numbers_nothing(story: Story) -> None:
    kept = story.kept(story.centre)
    story.centre.restore(kept)
    uid = story.one.uid(story.one.record(details="ใหม่"))
    story.trip(story.one)
    assert not story.centre.heads(uid).get((NUMBER, "official"))
    story.centre.services.recovery.confirm()
    assert story.centre.heads(uid).get((NUMBER, "official"))


def a_centre_that_was_set_back_gets_everything_again(story: Story) -> None:
    kept = story.kept(story.centre)
    uid = story.case_of_a_ward(story.one)
    story.centre.restore(kept)
    story.carried(story.centre, story.one)
    story.carried(story.one, story.centre)
    assert story.centre.saves(uid) == story.one.saves(uid)


def a_number_given_twice_is_found(story: Story) -> None:
    kept = story.kept(story.centre)
    uid = story.case_of_the_centre(story.two, WORK)
    story.centre.begin_with(kept)
    twin = story.centre.uid(story.centre.record(details="อีกเรื่อง"))
    story.trip(story.two, 2)
    assert {uid, twin} <= story.centre.cases()
    assert "number_twice" in {each.code for each in integrity.findings(story.centre.office.database)}


def a_number_that_comes_back_is_not_given_again(story: Story) -> None:
    kept = story.kept(story.centre)
    uid = story.case_of_the_centre(story.two, WORK)
    story.centre.restore(kept)
    story.centre.services.recovery.confirm()
    story.trip(story.two, 2)
    given = story.centre.record(details="ใหม่")
    assert uid in story.centre.cases()
    assert given not in {story.two.number_of(uid), *story.two.numbers()}


def a_wider_class_shows_what_was_erased(story: Story) -> None:
    """Else the ward's next entry would not know what it replaces."""
    uid = story.case_of_the_centre(story.two, WORK)
    erased(story, uid)
    story.widened(story.two, uid, IDENTITY)
    story.trip(story.two)
    unit = (CASE, "complainant_phone")
    there, here = story.centre.heads(uid)[unit], story.two.heads(uid).get(unit, [])
    assert [head.id for head in here] == [head.id for head in there]


def after_the_end_nothing_follows(story: Story) -> None:
    uid = ended(story)
    written(story.centre, uid, Change(CASE, "place", "ที่อื่น"))
    had = story.two.saves(uid)
    story.trip(story.two, 2)
    assert story.two.saves(uid) == had < story.centre.saves(uid)


def an_ended_case_is_read_only_at_the_ward(story: Story) -> None:
    number = story.two.number_of(ended(story)) or ""
    try:
        story.two.edit(number, details="สายไป")
    except NotAllowed:
        return
    raise AssertionError("a ward writes in a case that is continued elsewhere")


def who_sees_a_summary_changes_no_date(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, SUMMARY)
    story.centre.edit(uid, level=3)
    story.trip(story.two)
    duty = story.two.office.complaints.case(uid).duties[0].id
    try:
        story.two.office.duties.not_needed(uid, duty, because="ผู้ร้องถอนเรื่อง")
    except NotAllowed:
        return
    raise AssertionError("a ward ends a duty of a case of which it sees only the summary")


def who_sees_a_summary_counts_no_date_again(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, SUMMARY)
    story.centre.edit(uid, level=3)
    story.trip(story.two)
    story.centre.edit(uid, received_at="2026-11-20T09:00:00+07:00")
    story.trip(story.two)
    assert story.two.saves(uid) == story.centre.saves(uid)
    assert RECOUNTED not in story.two.kinds(story.two.saves(uid))
