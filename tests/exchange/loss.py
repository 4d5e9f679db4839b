"""The laws of what must be gone and what must come back: erasures, set-backs and official numbers."""

from sqlalchemy import select

from app.domain.units import CASE
from app.domain.vocabulary import GrantClass
from app.models.log_tables import quarantine
from app.services import integrity
from app.services.exchange.erased_places import erase_places
from app.services.log.authority import NUMBER
from tests.exchange.story import OTHER_PHONE, PHONE, Story, erased, phones, spoilt


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


def an_erasure_reaches_whoever_has_the_case(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, GrantClass.IDENTITY)
    erased(story, uid)
    story.carried(story.centre, story.two)
    assert PHONE not in story.two.text_of_pages() and PHONE not in story.centre.text_of_pages()


def an_erasure_reaches_whoever_had_the_case(story: Story) -> None:
    uid = story.case_of_the_centre(story.two, GrantClass.IDENTITY)
    story.centre.services.grants.end(story.centre.number_of(uid) or "", story.two.id)
    story.trip(story.two, 2)
    erased(story, uid)
    story.carried(story.centre, story.two)
    assert PHONE not in story.two.text_of_pages()


def an_erasure_reaches_whom_no_grant_names(story: Story) -> None:
    """Centre and ward are both set back to before the grant; in between the ward gets the one save that is new."""
    uid = story.case_of_the_centre(story.two, GrantClass.IDENTITY)
    kept_centre, kept_one = story.kept(story.centre), story.kept(story.one)
    story.widened(story.one, uid, GrantClass.IDENTITY)
    story.trip(story.one, 2)
    story.one.begin_with(kept_one)
    story.two.edit(uid, complainant_phone=OTHER_PHONE)
    story.carried(story.two, story.centre)
    story.carried(story.centre, story.one)
    story.centre.begin_with(kept_centre)
    for ward in (story.one, story.two, story.one):
        story.trip(ward, 2)
    assert OTHER_PHONE in phones(story.one, uid) and uid not in story.centre.granted_to(story.one.id)
    story.centre.services.recovery.confirm()
    erased(story, uid)
    story.trip(story.one, 2)
    assert not phones(story.one, uid) and OTHER_PHONE not in story.one.text_of_pages()


def a_late_file_does_not_bring_back_what_was_erased(story: Story) -> None:
    """The ward learns of the erasure before it gets the case, because that was taken from it again."""
    number = story.centre.record(details="เรื่อง", complainant_phone=PHONE)
    uid = story.centre.uid(number)
    story.widened(story.two, uid, GrantClass.IDENTITY)
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
    uid = story.case_of_the_centre(story.two, GrantClass.WORK)
    story.centre.begin_with(kept)
    twin = story.centre.uid(story.centre.record(details="อีกเรื่อง"))
    story.trip(story.two, 2)
    assert {uid, twin} <= story.centre.cases()
    assert "number_twice" in {each.code for each in integrity.findings(story.centre.office.database)}


def a_number_that_comes_back_is_not_given_again(story: Story) -> None:
    kept = story.kept(story.centre)
    uid = story.case_of_the_centre(story.two, GrantClass.WORK)
    story.centre.restore(kept)
    story.centre.services.recovery.confirm()
    story.trip(story.two, 2)
    given = story.centre.record(details="ใหม่")
    assert uid in story.centre.cases()
    assert given not in {story.two.number_of(uid), *story.two.numbers()}


def a_wider_class_shows_what_was_erased(story: Story) -> None:
    """Else the ward's next entry would not know what it replaces."""
    uid = story.case_of_the_centre(story.two, GrantClass.WORK)
    erased(story, uid)
    story.widened(story.two, uid, GrantClass.IDENTITY)
    story.trip(story.two)
    unit = (CASE, "complainant_phone")
    there, here = story.centre.heads(uid)[unit], story.two.heads(uid).get(unit, [])
    assert [head.id for head in here] == [head.id for head in there]
