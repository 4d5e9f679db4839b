"""What the exchange promises, each in one small story, so that the tests run them and every mutant must fail one."""

import json

from sqlalchemy import select, update

from app.domain.errors import NotAllowed
from app.domain.units import CASE
from app.domain.vocabulary import GrantClass
from app.models.log_tables import change_value, save
from app.services.exchange import acknowledgement, sharing
from app.services.exchange.acknowledgement import Statement
from app.services.exchange.arrivals import RECOUNTED
from app.services.identity.peers import peer_of
from app.services.log.authority import GRANT
from app.services.log.commitments import canonical
from app.services.log.store import Change
from tests.exchange.story import OTHER_PHONE, PHONE, Story, ended, newest_file, owed, phones, spoilt, written


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
    uid = story.case_of_the_centre(story.one, GrantClass.IDENTITY)
    story.one.restore(kept)
    story.trip(story.one)
    assert story.one.saves(uid) == story.centre.saves(uid)


def a_wider_class_fills_what_was_withheld(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, GrantClass.WORK)
    assert not phones(story.two, uid)
    story.widened(story.two, uid, GrantClass.IDENTITY)
    story.carried(story.centre, story.two)
    assert phones(story.two, uid) == {PHONE}


def a_narrow_file_confirmed_late_counts_for_nothing(story: Story) -> None:
    number = story.centre.record(details="เรื่อง", complainant_phone=PHONE)
    uid = story.centre.uid(number)
    story.widened(story.two, uid, GrantClass.WORK)
    story.carried(story.centre, story.two)
    confirming = story.sent(story.two, story.centre)
    story.widened(story.two, uid, GrantClass.IDENTITY)
    story.sent(story.centre, story.two)
    story.centre.take(confirming)
    story.carried(story.centre, story.two)
    assert phones(story.two, uid) == {PHONE}


def a_filled_value_is_passed_on(story: Story) -> None:
    """The centre and one ward forget a case; it comes back first without, then with the telephone number."""
    kept_centre, kept_two = story.kept(story.centre), story.kept(story.two)
    uid = story.case_of_the_centre(story.two, GrantClass.IDENTITY)
    for ward, klass in ((story.three, GrantClass.SUMMARY), (story.one, GrantClass.IDENTITY)):
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
    uid = story.case_of_the_centre(story.two, GrantClass.WORK)
    assert story.two.saves(uid) == story.centre.saves(uid)
    assert PHONE not in story.two.text_of_pages()


def a_withheld_correction_is_seen_as_one(story: Story) -> None:
    uid = story.case_of_a_ward(story.one)
    story.centre.edit(story.centre.number_of(uid) or "", complainant_phone=OTHER_PHONE)
    story.trip(story.one)
    assert not story.one.heads(uid).get((CASE, "complainant_phone"))
    assert phones(story.one, uid) == {PHONE}


def who_writes_into_a_case_does_not_get_it(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, GrantClass.WORK)
    written(story.three, uid, Change(CASE, "place", "บุกรุก"))
    story.trip(story.three, 2)
    assert len(story.three.saves(uid)) == 1


def who_does_not_share_a_case_only_proposes(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, GrantClass.WORK)
    written(story.three, uid, Change(CASE, "place", "บุกรุก"))
    story.trip(story.three, 2)
    assert [row.value for row in story.centre.services.exchange.proposals()] == ["บุกรุก"]
    assert (CASE, "place") not in story.centre.heads(uid)


def a_ward_grants_nothing(story: Story) -> None:
    uid = story.case_of_a_ward(story.one)
    written(story.one, uid, Change(f"{GRANT}{story.one.id}", "class", GrantClass.IDENTITY))
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
    uid = story.case_of_the_centre(story.two, GrantClass.IDENTITY)
    with story.two.writing() as connection:
        connection.execute(
            update(change_value).where(change_value.c.value == f'"{PHONE}"').values(value=None, salt=None)
        )
    story.centre.record(details="อื่น")
    story.trip(story.two, 2)
    assert phones(story.two, uid) == {PHONE} and not story.two.asked(story.centre)


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
    uid = story.case_of_the_centre(story.two, GrantClass.SUMMARY)
    story.centre.edit(uid, level=3)
    story.trip(story.two)
    duty = story.two.office.complaints.case(uid).duties[0].id
    try:
        story.two.office.duties.not_needed(uid, duty, because="ผู้ร้องถอนเรื่อง")
    except NotAllowed:
        return
    raise AssertionError("a ward ends a duty of a case of which it sees only the summary")


def who_sees_a_summary_counts_no_date_again(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, GrantClass.SUMMARY)
    story.centre.edit(uid, level=3)
    story.trip(story.two)
    story.centre.edit(uid, received_at="2026-11-20T09:00:00+07:00")
    story.trip(story.two)
    assert story.two.saves(uid) == story.centre.saves(uid)
    assert RECOUNTED not in story.two.kinds(story.two.saves(uid))
