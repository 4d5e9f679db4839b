"""Roles: what the policy gives is allowed, everything else is refused, and an answer says why."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import PolicyProblem
from app.domain.labels import LABELS
from app.domain.roles import ROLE_LABELS, Action, Answer, Asked, DataClass, Scope, Why, may, rights_in
from app.domain.vocabulary import Role

RIGHTS = rights_in()
ROLES = st.sets(st.sampled_from(Role))
ACTIONS, DATA = st.sampled_from(Action), st.sampled_from(DataClass)
NEAR = st.sets(st.sampled_from([Scope.OWN_UNIT, Scope.OWN_CASE]))


def asked(role: Role, action: Action, *data: DataClass, near: Scope | None = None, reason: bool = False) -> Answer:
    return may(RIGHTS, {role}, Asked(action, data, () if near is None else (near,), reason))


def test_an_officer_reads_a_protected_identity_only_with_a_reason() -> None:
    assert asked(Role.OFFICER, Action.READ, DataClass.PROTECTED).why == Why.NEEDS_REASON
    assert asked(Role.OFFICER, Action.READ, DataClass.PROTECTED, reason=True).may


def test_a_ward_head_reads_the_cases_of_the_own_unit_alone_and_never_a_restricted_one() -> None:
    assert asked(Role.WARD_HEAD, Action.READ, DataClass.CASE, near=Scope.OWN_UNIT).may
    assert asked(Role.WARD_HEAD, Action.READ, DataClass.CASE).why == Why.NOT_NEAR
    restricted = asked(Role.WARD_HEAD, Action.READ, DataClass.CASE, DataClass.RESTRICTED, near=Scope.OWN_UNIT)
    assert (restricted.why, restricted.data) == (Why.NOT_GIVEN, DataClass.RESTRICTED)
    assert restricted.others == (Role.OFFICER, Role.DIRECTOR)


def test_whoever_learns_of_misconduct_at_a_ward_can_record_it() -> None:
    assert asked(Role.WARD_HEAD, Action.RECORD, DataClass.RESTRICTED).may


def test_the_name_of_who_reported_is_kept_from_the_unit_head() -> None:
    assert not asked(Role.WARD_HEAD, Action.READ, DataClass.REPORTER, near=Scope.OWN_UNIT, reason=True).may
    assert asked(Role.RISK_MANAGER, Action.READ, DataClass.REPORTER).may


def test_a_mediator_works_on_the_cases_that_were_given_to_them() -> None:
    assert asked(Role.MEDIATOR, Action.CHANGE, DataClass.CASE, near=Scope.OWN_CASE).may
    assert asked(Role.MEDIATOR, Action.CHANGE, DataClass.CASE, near=Scope.OWN_UNIT).why == Why.NOT_NEAR


def test_the_director_reads_and_orders_and_changes_nothing() -> None:
    assert asked(Role.DIRECTOR, Action.ORDER, DataClass.RESTRICTED).may
    assert not [data for data in DataClass if asked(Role.DIRECTOR, Action.CHANGE, data, reason=True).may]


def test_an_administrator_sees_no_case() -> None:
    cases = (DataClass.CASE, DataClass.INCIDENT, DataClass.IDENTITY, DataClass.PROTECTED, DataClass.RESTRICTED)
    assert not [data for data in cases if asked(Role.ADMINISTRATOR, Action.READ, data, reason=True).may]
    assert asked(Role.ADMINISTRATOR, Action.CHANGE, DataClass.ACCOUNTS).may


@given(ACTIONS, DATA, NEAR, st.booleans())
def test_without_a_role_nothing_is_allowed(action: Action, data: DataClass, near: set[Scope], reason: bool) -> None:
    assert may(RIGHTS, (), Asked(action, (data,), near, reason)).why == Why.NOT_GIVEN


@given(ROLES, ROLES, ACTIONS, st.lists(DATA, min_size=1), NEAR)
def test_another_role_takes_no_right_away(
    roles: set[Role], more: set[Role], action: Action, data: list[DataClass], near: set[Scope]
) -> None:
    wanted = Asked(action, data, near)
    assert may(RIGHTS, roles | more, wanted).may >= may(RIGHTS, roles, wanted).may


@given(ROLES, ACTIONS, DATA, DATA, NEAR, st.booleans())
def test_more_data_needs_more_rights_and_a_reason_or_being_nearer_never_fewer(
    roles: set[Role], action: Action, one: DataClass, other: DataClass, near: set[Scope], reason: bool
) -> None:
    both = may(RIGHTS, roles, Asked(action, (one, other), near, reason)).may
    assert both == all(may(RIGHTS, roles, Asked(action, (each,), near, reason)).may for each in (one, other))
    assert may(RIGHTS, roles, Asked(action, (one,), set(Scope), True)).may >= both


@given(ROLES, ACTIONS, DATA, NEAR, st.booleans())
def test_whatever_is_allowed_rests_on_an_entry_of_one_of_the_roles(
    roles: set[Role], action: Action, data: DataClass, near: set[Scope], reason: bool
) -> None:
    answer = may(RIGHTS, roles, Asked(action, (data,), near, reason))
    entry = answer.by
    assert not answer.may or (entry is not None and entry.role in roles and entry.gives(action, data) and entry.source)


def test_every_role_is_in_the_policy_and_every_word_has_a_label() -> None:
    assert {right.role for right in RIGHTS} == set(Role) <= set(LABELS)
    assert {*Action, *DataClass, *Scope} == set(ROLE_LABELS)


GOOD = (Path(__file__).parents[2] / "resources" / "policy" / "roles.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("written", "instead", "code"),
    [
        ('role = "officer"', 'role = "king"', "wrong_type"),
        ('actions = ["share"]', 'actions = ["fly"]', "wrong_type"),
        ('scope = "own_unit"', 'scope = "nowhere"', "wrong_type"),
        ("with_reason = true", 'with_reason = "yes"', "wrong_type"),
        ('source = "MED-3', 'source = ""\nfrom = "MED-3', "no_source"),
        ("[[right]]", "[[wrong]]", "unknown_table"),
        ("checked_on", "checked", "unknown_key"),
        ('actions = ["share"]', 'actions = ["read"]', "right_twice"),
        ("[[right]]", "[[right", "not_toml"),
    ],
)
def test_a_policy_with_an_error_is_refused(tmp_path: Path, written: str, instead: str, code: str) -> None:
    (tmp_path / "roles.toml").write_text(GOOD.replace(written, instead, 1), "utf-8")
    with pytest.raises(PolicyProblem) as refusal:
        rights_in(tmp_path)
    assert refusal.value.code == code
