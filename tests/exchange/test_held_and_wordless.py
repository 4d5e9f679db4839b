"""A hold goes to every PC without its reason; words beside a choice are erased everywhere, and the choice stays."""

from app.services.retention.holds import standing_holds
from app.services.retention.retention import Retention
from tests.exchange.world import World

NUMBER = "2569/00001"
REASON = "ศาลขอเอกสารของคุณกนกวรรณ"
WORDS = "กนกวรรณเดือดร้อนมาก"


def test_a_hold_travels_and_why_it_was_put_does_not(world: World) -> None:
    world.centre.record()
    world.centre.services.grants.grant(NUMBER, world.w1.word, "work")
    Retention(world.centre.office.desk).hold(NUMBER, because=REASON)
    world.trips()
    (hold,) = standing_holds(world.w1.heads(world.centre.uid(NUMBER)), {})
    assert hold.reason == ""
    Retention(world.centre.office.desk).release(NUMBER, because="คืนแล้ว")
    world.trips()
    assert standing_holds(world.w1.heads(world.centre.uid(NUMBER)), {}) == ()


def test_the_words_of_a_level_are_erased_everywhere_and_the_level_stays(world: World) -> None:
    world.centre.record(level=3, level_reason=WORDS)
    world.centre.services.grants.grant(NUMBER, world.w1.word, "work")
    world.trips()
    assert world.w1.fields(NUMBER)["level_reason"] == WORDS
    world.centre.services.erasures.erase(NUMBER, ["level_reason"])
    world.trips()
    for place in (world.centre, world.w1):
        assert place.fields(NUMBER)["level"] == 3 and "level_reason" not in place.fields(NUMBER)
        assert WORDS not in str(place.office.complaints.case(NUMBER))


def test_a_choice_that_is_erased_goes_with_its_words(world: World) -> None:
    world.centre.record(level=3, level_reason=WORDS)
    world.centre.services.erasures.erase(NUMBER, ["level"])
    fields = world.centre.fields(NUMBER)
    assert "level" not in fields and "level_reason" not in fields
