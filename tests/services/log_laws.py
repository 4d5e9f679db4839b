"""What the log promises, as plain functions, so that the tests run them and the mutants must fail them."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, update

from app.models.log_tables import change_value, origin, save
from app.services import integrity, projection
from app.services.cases import case_state
from app.services.database import Database, open_database
from app.services.log import commitments, heads, reading, store
from app.services.log.commitments import BrokenCommitment, ChangeId
from app.services.log.store import Author, Change
from app.services.node import SetUp, authority_here, read_node

MOMENT = datetime.fromisoformat("2026-11-21T10:35:00+07:00")
CASE = "case"


class Written:
    """A case in a new folder, with short ways to write and read one unit."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        node = read_node(connection)
        self.author: Author = node.author("first")
        self.case = store.new_uid(node.origin_uid)
        self._seconds = itertools.count()

    def write(self, unit: str, value: object, parents: tuple[ChangeId, ...] = (), entity: str = CASE) -> ChangeId:
        at = MOMENT.replace(second=next(self._seconds)).isoformat()
        change = Change(entity, unit, value, parents)
        saved = store.append(self.connection, self.author, self.case, "corrected", [change], at)
        return ChangeId(saved.hash, 0)

    def heads(self, unit: str, entity: str = CASE) -> list[reading.Head]:
        return store.heads_of(self.connection, self.case).get((entity, unit), [])

    def value(self, unit: str, entity: str = CASE) -> object:
        return reading.value_that_counts(self.heads(unit, entity))

    def values(self, unit: str) -> set[object]:
        return {head.value for head in self.heads(unit)}


@contextmanager
def a_case(folder: Path) -> Iterator[Written]:
    database = open_database(folder, lambda connection: SetUp()(connection, MOMENT))
    with database.transaction() as connection:
        yield Written(connection)
    database.close()


def a_correction_replaces_what_was_seen(folder: Path) -> None:
    with a_case(folder) as case:
        first = case.write("details", "ก่อน")
        case.write("details", "หลัง", (first,))
        assert case.values("details") == {"หลัง"}


def two_corrections_of_one_state_are_a_conflict(folder: Path) -> None:
    with a_case(folder) as case:
        first = case.write("details", "ก่อน")
        case.write("details", "ฉบับหนึ่ง", (first,))
        case.write("details", "ฉบับสอง", (first,))
        assert case.values("details") == {"ฉบับหนึ่ง", "ฉบับสอง"}
        assert reading.is_conflict(case.heads("details"))


def equal_values_are_no_conflict_even_after_the_next_edit(folder: Path) -> None:
    with a_case(folder) as case:
        case.write("place", "ชั้น ๒")
        case.write("place", "ชั้น ๒")
        assert not reading.is_conflict(case.heads("place"))
        case.write("place", "ชั้น ๓", reading.parents_shown(case.heads("place"), "ชั้น ๒"))
        assert case.values("place") == {"ชั้น ๓"}


def an_edit_in_a_conflict_leaves_the_value_it_did_not_show(folder: Path) -> None:
    with a_case(folder) as case:
        case.write("details", "ฉบับหนึ่ง")
        case.write("details", "ฉบับสอง")
        case.write("details", "ฉบับสาม", reading.parents_shown(case.heads("details"), "ฉบับสอง"))
        assert case.values("details") == {"ฉบับหนึ่ง", "ฉบับสาม"}


def a_parent_of_another_unit_supersedes_nothing(folder: Path) -> None:
    with a_case(folder) as case:
        details = case.write("details", "เนื้อหา")
        case.write("place", "ตึกหน้า", (details,))
        assert case.values("details") == {"เนื้อหา"}


def a_child_that_came_before_its_parent_stays_the_head(folder: Path) -> None:
    with a_case(folder) as case:
        first = case.write("details", "ก่อน")
        child = case.write("details", "หลัง", (first,))
        arrived = heads.changes_of(case.connection, [case.case])[case.case]
        left = heads.heads_among(list(reversed(arrived)))
        assert [change.id for change in left] == [(child.hash, child.position)]


def the_form_of_yesterday_supersedes_only_what_it_showed(folder: Path) -> None:
    with a_case(folder) as case:
        first = case.write("details", "ก่อน")
        seen = case.heads("details")[0].save_id
        case.write("details", "กลาง", (first,))
        authority = authority_here(case.connection)
        shown = store.heads_as_of(case.connection, case.case, seen, authority)[CASE, "details"]
        assert [head.value for head in shown] == ["ก่อน"]
        case.write("details", "หลัง", reading.parents_shown(shown, "ก่อน"))
        assert case.values("details") == {"กลาง", "หลัง"}


def while_undecided_the_safe_value_counts(folder: Path) -> None:
    with a_case(folder) as case:
        for unit, careful, careless in (
            ("hold", True, False),
            ("sentinel:SEN-1", True, None),
            ("disclosure", "no_consent", "consent"),
            ("priority", {"priority": "urgent"}, {"priority": "normal"}),
        ):
            case.write(unit, careful)
            case.write(unit, careless)
            assert case.value(unit) == careful, unit


def while_undecided_the_earliest_due_date_counts(folder: Path) -> None:
    with a_case(folder) as case:
        early = {"due_on": None, "due_at": "2026-11-21T12:00:00+07:00"}
        case.write("due", early, entity="duty:RPT-2")
        case.write("due", {"due_on": "2026-11-21", "due_at": None}, entity="duty:RPT-2")
        assert case.value("due", "duty:RPT-2") == early


def while_undecided_a_case_stays_open(folder: Path) -> None:
    with a_case(folder) as case:
        case.write("outcome", {"outcome": "in_part"})
        case.write("outcome", {"outcome": "as_wished", "told_at": "2026-11-20T09:00:00+07:00"})
        state = case_state.state_from(case.case, store.heads_of(case.connection, case.case))
        assert state.state == "open"


def a_narrow_grant_counts_while_undecided(folder: Path) -> None:
    with a_case(folder) as case:
        case.write("class", "summary", entity="grant:ward")
        case.write("class", "identity", entity="grant:ward")
        assert case.value("class", "grant:ward") == "summary"


def a_value_cannot_be_read_as_another_with_part_of_the_salt(_folder: Path) -> None:
    salt = bytes(16)
    try:
        commitments.value_digest(salt[:-1], '"ไม่ประมาท"')
    except BrokenCommitment:
        return
    raise AssertionError("a short salt was accepted")


def lengths_keep_parts_apart(_folder: Path) -> None:
    assert commitments.digest_of("ab", "c") != commitments.digest_of("a", "bc")


def a_hash_covers_parents_and_leaves(_folder: Path) -> None:
    plain = commitments.Place((), "leaf")
    with_parent = commitments.Place((ChangeId("00", 0),), "leaf")
    hashes = {commitments.save_hash("{}", [each]) for each in (plain, with_parent, plain._replace(leaf="other"))}
    assert len(hashes) == 3


def a_leaf_covers_case_place_entity_and_unit(_folder: Path) -> None:
    whole = ("case-1", 0, "case", "details", "digest")
    others = [("case-2", *whole[1:]), ("case-1", 1, *whole[2:]), (*whole[:2], "duty:x", *whole[3:])]
    others += [(*whole[:3], "wish", "digest"), (*whole[:4], "other")]
    assert commitments.leaf_of(*whole) not in {commitments.leaf_of(*other) for other in others}


def a_changed_value_is_found(folder: Path) -> None:
    _found_after(folder, lambda c: c.execute(update(change_value).values(value='"เปลี่ยน"')), "value")


def a_changed_author_is_found(folder: Path) -> None:
    _found_after(folder, lambda c: c.execute(update(save).values(actor="somebody/else")), "save")


def a_changed_signature_is_found(folder: Path) -> None:
    _found_after(folder, lambda c: c.execute(update(save).values(signature=bytes(64))), "signature")


def a_missing_tip_is_found(folder: Path) -> None:
    _found_after(folder, lambda c: c.execute(update(origin).values(last_number=99)), "tip")


def a_link_of_the_chain_names_the_save_before(folder: Path) -> None:
    with a_case(folder) as case:
        case.write("details", "หนึ่ง")
        case.write("place", "สอง")
    database = _open(folder)
    assert not [finding for finding in integrity.findings(database) if finding.code in ("chain", "tip")]
    database.close()


def rebuilding_gives_the_same_tables(folder: Path) -> None:
    with a_case(folder) as case:
        first = case.write("details", "ก่อน")
        case.write("local", "Ca-2569-0001", entity="number")
        case.write("received_at", "2026-11-21T10:00:00+07:00")
        case.write("details", "หลัง", (first,))
        projection.project_case(case.connection, case.case)
    database = _open(folder)
    assert not [finding for finding in integrity.findings(database) if finding.code == "table"]
    database.close()


def _found_after(folder: Path, damage: Callable[[Connection], object], code: str) -> None:
    with a_case(folder) as case:
        case.write("details", "เดิม")
    database = _open(folder)
    with database.transaction() as connection:
        damage(connection)
    assert code in {finding.code for finding in integrity.findings(database)}
    database.close()


def _open(folder: Path) -> Database:
    return open_database(folder, lambda connection: None)


LAWS: tuple[Callable[[Path], None], ...] = (
    a_correction_replaces_what_was_seen,
    two_corrections_of_one_state_are_a_conflict,
    equal_values_are_no_conflict_even_after_the_next_edit,
    an_edit_in_a_conflict_leaves_the_value_it_did_not_show,
    a_parent_of_another_unit_supersedes_nothing,
    a_child_that_came_before_its_parent_stays_the_head,
    the_form_of_yesterday_supersedes_only_what_it_showed,
    while_undecided_the_safe_value_counts,
    while_undecided_the_earliest_due_date_counts,
    while_undecided_a_case_stays_open,
    a_narrow_grant_counts_while_undecided,
    a_value_cannot_be_read_as_another_with_part_of_the_salt,
    lengths_keep_parts_apart,
    a_hash_covers_parents_and_leaves,
    a_leaf_covers_case_place_entity_and_unit,
    a_changed_value_is_found,
    a_changed_author_is_found,
    a_changed_signature_is_found,
    a_missing_tip_is_found,
    a_link_of_the_chain_names_the_save_before,
    rebuilding_gives_the_same_tables,
)
