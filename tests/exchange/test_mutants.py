"""Each promise of the exchange is kept, and each is watched by a story that fails when the program breaks it."""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert

from app.domain.errors import UnusableExchangeFile
from app.domain.vocabulary import GrantClass
from app.models.log_tables import quarantine, save, sent_file, shared_case
from app.services import desk, integrity, writing_rights
from app.services.cases import duty_changes
from app.services.exchange import (
    acknowledgement,
    arrivals,
    erased_places,
    intake,
    rights,
    sending,
    set_back,
    sharing,
    wire,
)
from app.services.exchange.arrivals import Arrivals
from app.services.exchange.intake import Intake
from app.services.exchange.rights import Rights
from app.services.exchange.sending import _Part
from app.services.exchange.writing_saves import SaveWriter
from app.services.log import heads
from app.services.log.authority import Authority
from tests.exchange import laws, loss
from tests.exchange.story import Story

Law = Callable[[Story], None]


def _is_law(thing: object) -> bool:
    return inspect.isfunction(thing) and thing.__module__ in (laws.__name__, loss.__name__)


LAWS: tuple[Law, ...] = tuple(thing for thing in (*vars(laws).values(), *vars(loss).values()) if _is_law(thing))


@pytest.mark.shows("random programs of everybody at once, and named mutants that die")
@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_exchange_keeps_its_promises(law: Law) -> None:
    law(Story())


def covered_when_sent(self: _Part, said: object) -> None:
    ORIGINAL["note_sent"](self, said)
    upto = select(save.c.arrival).order_by(save.c.arrival.desc()).limit(1).scalar_subquery()
    self._connection.execute(update(shared_case).values(acknowledged_upto=upto))


def one_confirmation_confirms_all(connection: Connection, sender: Any, files: Sequence[str], at: str) -> None:
    everything = connection.execute(select(sent_file.c.file_id).where(sent_file.c.peer_id == sender.id)).scalars().all()
    ORIGINAL["apply_confirmations"](connection, sender, everything if files else [], at)


def nobody_notices_a_set_back(*_arguments: object) -> bool:
    return False


def forgotten_origins_prove_again(connection: Connection, *, forgotten: str = "") -> None:
    ORIGINAL["take_new_origin"](connection)


def tips_are_not_shown(*_arguments: object) -> list[list[str]]:
    return []


def old_files_are_news(connection: Connection, sender: Any, said: Any) -> bool:
    return bool(ORIGINAL["is_news"](connection, sender, said)) or _taken_as_newest(connection, sender, said)


def _taken_as_newest(connection: Connection, sender: Any, said: Any) -> bool:
    connection.execute(
        update(acknowledgement.peer).where(acknowledgement.peer.c.id == sender.id),
        {"last_number": said.number, "last_file_id": said.file_id},
    )
    return True


def nothing_starts_again(*_arguments: object) -> None:
    return None


def a_class_keeps_its_bound(connection: Connection, peer: Any, shared: Mapping[str, str]) -> None:
    known = connection.execute(select(shared_case).where(shared_case.c.peer_id == peer.id)).all()
    ORIGINAL["bring_bounds"](connection, peer, shared)
    for row in known:
        here = (shared_case.c.peer_id == peer.id, shared_case.c.case_uid == row.case_uid)
        connection.execute(update(shared_case).where(*here).values(acknowledged_upto=row.acknowledged_upto))


def sent_files_are_not_forgotten(connection: Connection, peer: Any, shared: Mapping[str, str]) -> None:
    rows = [dict(row) for row in connection.execute(select(sent_file)).mappings()]
    ORIGINAL["bring_bounds"](connection, peer, shared)
    if rows:
        connection.execute(insert(sent_file).on_conflict_do_nothing(), rows)


def a_filled_value_is_no_arrival(self: SaveWriter, save_id: int, each: Any, rows: list[dict[str, object]]) -> None:
    known = self._connection.execute(select(save.c.arrival).where(save.c.id == save_id)).scalar_one()
    ORIGINAL["_replace"](self, save_id, each, rows)
    self._connection.execute(update(save).where(save.c.id == save_id).values(arrival=known))


def classes_hide_nothing(*_arguments: object) -> bool:
    return True


def a_withheld_change_supersedes_nothing(changes: Sequence[Any]) -> list[Any]:
    return list(ORIGINAL["heads_among"]([change for change in changes if change.place is not None]))


def who_writes_into_a_case_gets_it(connection: Connection, node: Any, peer: Any) -> dict[str, str]:
    wrote = connection.execute(select(save.c.case_uid).where(save.c.actor.startswith(peer.id[:8]))).scalars()
    return dict.fromkeys(wrote, "work") | ORIGINAL["scope"](connection, node, peer)


def everybody_has_authority(*_arguments: object) -> bool:
    return True


def no_right_is_checked(*_arguments: object) -> None:
    return None


def no_signature_is_checked(*_arguments: object) -> None:
    return None


def no_hash_is_checked(header: str, places: Iterable[object]) -> "Anything":
    return Anything()


class Anything:
    """Equal to every hash."""

    def __eq__(self, _other: object) -> bool:
        return True

    def __ne__(self, _other: object) -> bool:
        return False

    __hash__ = object.__hash__


def one_bad_save_refuses_the_file(self: Intake, line: str, code: str) -> None:
    raise UnusableExchangeFile(Path(), "broken")


def nothing_is_compared(connection: Connection, sender: Any, listed: Mapping[str, object]) -> set[str]:
    return set(listed)


def no_number_is_counted_past(*_arguments: object) -> None:
    return None


def what_is_here_teaches_nothing(self: Intake, hashes: Sequence[str]) -> tuple[Any, Any]:
    shown, held = ORIGINAL["_places_here"](self, hashes)
    return {each: set(range(wire.MOST_CHANGES)) for each in shown}, held


def an_end_ends_nothing(node: Any, peer: Any, columns: Any) -> Any:
    with pytest.MonkeyPatch.context() as patched:
        classes = SimpleNamespace(**{**{each.name: each for each in GrantClass}, "ENDED": "no such class"})
        patched.setattr(sharing, "GrantClass", classes)
        return ORIGINAL["_due"](node, peer, columns)


def erasures_stop_with_the_grant(node: Any, peer: Any, columns: Any) -> Any:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sharing, "ERASED_KIND", "no such kind")
        return ORIGINAL["_due"](node, peer, columns)


def an_erasure_waits_for_nobody(*_arguments: object) -> int:
    return 0


def who_got_a_case_is_not_noted(*_arguments: object) -> None:
    return None


def a_late_value_undoes_an_erasure(*_arguments: object) -> set[object]:
    return set()


def an_erasure_forgets_what_was_put_aside(connection: Connection, units: Iterable[str]) -> int:
    kept = [dict(row) for row in connection.execute(select(quarantine)).mappings()]
    fresh: int = ORIGINAL["erase_places"](connection, units)
    for row in kept:
        connection.execute(update(quarantine).where(quarantine.c.id == row["id"]).values(body=row["body"]))
    return fresh


def a_set_back_centre_goes_on(*_arguments: object) -> bool:
    return False


def a_set_back_centre_is_silent(connection: Connection) -> tuple[str, ...]:
    origins: tuple[str, ...] = ORIGINAL["origins_of_this_pc"](connection)
    return origins[:1]


def numbers_given_twice_are_not_looked_for(*_arguments: object) -> tuple[()]:
    return ()


ORIGINAL: Mapping[str, Callable[..., Any]] = {
    "note_sent": _Part.note_sent,
    "apply_confirmations": acknowledgement.apply_confirmations,
    "take_new_origin": set_back.take_new_origin,
    "is_news": acknowledgement.is_news,
    "bring_bounds": sharing.bring_bounds,
    "_places_here": Intake._places_here,
    "_replace": SaveWriter._replace,
    "heads_among": heads.heads_among,
    "scope": sharing.scope,
    "_due": sharing._due,
    "erase_places": erased_places.erase_places,
    "origins_of_this_pc": sending.origins_of_this_pc,
}

MUTANTS: tuple[tuple[object, str, Callable[..., object], Law], ...] = (
    (_Part, "note_sent", covered_when_sent, laws.a_lost_file_heals_with_the_next),
    (acknowledgement, "apply_confirmations", one_confirmation_confirms_all, laws.a_file_is_confirmed_alone),
    (acknowledgement, "proves_set_back", nobody_notices_a_set_back, loss.a_pc_that_was_set_back_finds_it_out),
    (set_back, "take_new_origin", forgotten_origins_prove_again, loss.the_same_file_proves_a_set_back_once),
    (sharing, "tips_of", tips_are_not_shown, laws.the_last_saves_of_a_pc_are_shown_to_it),
    (acknowledgement, "is_news", old_files_are_news, laws.an_old_file_gives_saves_and_nothing_else),
    (acknowledgement, "start_again", nothing_starts_again, laws.a_pc_with_a_new_origin_has_confirmed_nothing),
    (sharing, "bring_bounds", a_class_keeps_its_bound, laws.a_wider_class_fills_what_was_withheld),
    (sharing, "bring_bounds", sent_files_are_not_forgotten, laws.a_narrow_file_confirmed_late_counts_for_nothing),
    (SaveWriter, "_replace", a_filled_value_is_no_arrival, laws.a_filled_value_is_passed_on),
    (sharing, "may_see", classes_hide_nothing, laws.what_was_not_granted_does_not_travel),
    (heads, "heads_among", a_withheld_change_supersedes_nothing, laws.a_withheld_correction_is_seen_as_one),
    (sharing, "scope", who_writes_into_a_case_gets_it, laws.who_writes_into_a_case_does_not_get_it),
    (Authority, "counts", everybody_has_authority, laws.who_does_not_share_a_case_only_proposes),
    (Rights, "_check_rights", no_right_is_checked, laws.a_ward_grants_nothing),
    (rights, "verify", no_signature_is_checked, laws.a_broken_signature_is_put_aside),
    (wire, "save_hash", no_hash_is_checked, laws.a_save_without_its_parents_is_put_aside),
    (Intake, "_put_aside", one_bad_save_refuses_the_file, laws.one_bad_save_stops_no_other),
    (acknowledgement, "compare", nothing_is_compared, laws.what_is_missing_is_asked_for),
    (intake, "erase_places", an_erasure_waits_for_nobody, loss.an_erasure_reaches_whoever_has_the_case),
    (sharing, "_due", erasures_stop_with_the_grant, loss.an_erasure_reaches_whoever_had_the_case),
    (
        acknowledgement,
        "note_holders",
        who_got_a_case_is_not_noted,
        loss.an_erasure_reaches_whom_no_grant_names,
    ),
    (
        SaveWriter,
        "_erased_places",
        a_late_value_undoes_an_erasure,
        loss.a_late_file_does_not_bring_back_what_was_erased,
    ),
    (loss, "erase_places", an_erasure_forgets_what_was_put_aside, loss.an_erasure_reaches_what_was_put_aside),
    (sending, "awaits_confirmation", a_set_back_centre_goes_on, loss.a_centre_that_was_set_back_sends_no_cases),
    (arrivals, "awaits_confirmation", a_set_back_centre_goes_on, loss.a_centre_that_was_set_back_numbers_nothing),
    (sending, "origins_of_this_pc", a_set_back_centre_is_silent, loss.a_centre_that_was_set_back_gets_everything_again),
    (integrity, "numbers_behind", numbers_given_twice_are_not_looked_for, loss.a_number_given_twice_is_found),
    (sharing, "_due", an_end_ends_nothing, laws.after_the_end_nothing_follows),
    (Arrivals, "_count_past_numbers_in", no_number_is_counted_past, loss.a_number_that_comes_back_is_not_given_again),
    (Intake, "_places_here", what_is_here_teaches_nothing, loss.a_wider_class_shows_what_was_erased),
    (desk, "_require_may_write", no_right_is_checked, laws.an_ended_case_is_read_only_at_the_ward),
    (writing_rights, "may_write", classes_hide_nothing, laws.who_sees_a_summary_changes_no_date),
    (duty_changes, "may_write", classes_hide_nothing, laws.who_sees_a_summary_counts_no_date_again),
)


@pytest.mark.shows("random programs of everybody at once, and named mutants that die")
@pytest.mark.parametrize(
    ("place", "name", "mutant", "law"), MUTANTS, ids=[getattr(each[2], "__name__", each[1]) for each in MUTANTS]
)
def test_a_broken_exchange_is_noticed(
    place: object, name: str, mutant: object, law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mutant whose target is gone, or is called no more, or only crashes, fails this test."""
    monkeypatch.setattr(place, name, mutant)
    story = Story()
    with pytest.raises((AssertionError, UnusableExchangeFile)):
        law(story)


def test_every_promise_has_a_mutant_that_breaks_it() -> None:
    assert {law for *_mutant, law in MUTANTS} == set(LAWS)
