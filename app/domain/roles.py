"""Who may do what with which data, as `resources/policy/roles.toml` settles it; what nobody gave is refused."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.domain.errors import PolicyProblem
from app.domain.policy import POLICY_FOLDER
from app.domain.policy_tables import entries_in
from app.domain.vocabulary import Role
from app.translation import N_

FILE, TABLE = "roles.toml", "right"


class Action(StrEnum):
    """What a person does."""

    READ = "read"
    RECORD = "record"
    CHANGE = "change"
    CLOSE = "close"
    ORDER = "order"
    SHARE = "share"
    ERASE = "erase"
    PRINT = "print"


class DataClass(StrEnum):
    """What it is done with; one case can be of several, and each must be allowed."""

    CASE = "case"
    INCIDENT = "incident"
    IDENTITY = "identity"
    PROTECTED = "protected"
    REPORTER = "reporter"
    SENSITIVE = "sensitive"
    RESTRICTED = "restricted"
    REPORTS = "reports"
    REFERENCE = "reference"
    ACCOUNTS = "accounts"
    EXCHANGE = "exchange"
    COPIES = "copies"
    AUDIT = "audit"


class Scope(StrEnum):
    """How near a person must be to the case."""

    EVERYWHERE = "everywhere"
    OWN_UNIT = "own_unit"
    OWN_CASE = "own_case"


class Why(StrEnum):
    """What an answer rests on."""

    GIVEN = "given"
    NEEDS_REASON = "needs_reason"
    NOT_NEAR = "not_near"
    NOT_GIVEN = "not_given"


ROLE_LABELS: Mapping[StrEnum, str] = {
    Action.READ: N_("Read"),
    Action.RECORD: N_("Record"),
    Action.CHANGE: N_("Change"),
    Action.CLOSE: N_("Close cases"),
    Action.ORDER: N_("Give orders"),
    Action.SHARE: N_("Share"),
    Action.ERASE: N_("Erase"),
    Action.PRINT: N_("Print"),
    DataClass.CASE: N_("Complaints"),
    DataClass.INCIDENT: N_("Incidents"),
    DataClass.IDENTITY: N_("Who complains"),
    DataClass.PROTECTED: N_("A protected identity"),
    DataClass.REPORTER: N_("The name of the reporter"),
    DataClass.SENSITIVE: N_("Sensitive cases"),
    DataClass.RESTRICTED: N_("Corruption and misconduct"),
    DataClass.REPORTS: N_("Reports"),
    DataClass.REFERENCE: N_("The hospital's own data"),
    DataClass.ACCOUNTS: N_("Accounts"),
    DataClass.EXCHANGE: N_("Files from and to other PCs"),
    DataClass.COPIES: N_("Copies of the data"),
    DataClass.AUDIT: N_("Who did and read what"),
    Scope.EVERYWHERE: N_("every case here"),
    Scope.OWN_UNIT: N_("cases of one's own unit"),
    Scope.OWN_CASE: N_("cases that were given to one"),
}


@dataclass(frozen=True)
class Right:
    """What one entry gives to one role."""

    role: str
    actions: tuple[str, ...]
    data: tuple[str, ...]
    scope: str
    source: str
    checked_on: date
    with_reason: bool = False

    def gives(self, action: Action, data: DataClass) -> bool:
        """Whether the entry is about this action on this data, wherever and with whatever reason."""
        return action in self.actions and data in self.data


@dataclass(frozen=True)
class Answer:
    """Whether somebody may, and why: `data` is what it rests on, `by` the entry, None when there is none.

    Who may only with a reason may not until one is given. `others` are the roles that could.
    """

    may: bool
    why: Why
    data: DataClass
    by: Right | None
    others: tuple[Role, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What somebody wants to do: with all this data, as near as this to the case, and with a reason or without."""

    action: Action
    data: Sequence[DataClass]
    near: Collection[Scope] = ()
    has_reason: bool = False


def rights_in(folder: Path = POLICY_FOLDER) -> tuple[Right, ...]:
    """The rights of the policy.

    Raises:
        PolicyProblem: the file cannot be read, or an entry is not as it must be, or says what another said.
    """
    path = folder / FILE
    rights: tuple[Right, ...] = entries_in(path, {TABLE: Right})[TABLE]
    seen: set[tuple[str, str, str, str]] = set()
    for right in rights:
        _require_known(path, right)
        given = {(right.role, action, data, right.scope) for action in right.actions for data in right.data}
        if twice := sorted(given & seen):
            raise PolicyProblem(path, None, "right_twice", table=TABLE, value=" ".join(twice[0]))
        seen |= given
    return rights


def may(rights: Iterable[Right], roles: Collection[str], asked: Asked) -> Answer:
    """Whether a person with these roles may do it; of several data, the first that stands in the way decides."""
    known = tuple(rights)
    answers = [_answer(known, roles, asked, data) for data in asked.data]
    return next((answer for answer in answers if not answer.may), answers[0])


def _answer(rights: Sequence[Right], roles: Collection[str], asked: Asked, data: DataClass) -> Answer:
    about = [right for right in rights if right.gives(asked.action, data)]
    mine = [right for right in about if right.role in roles]
    near = [right for right in mine if right.scope in (Scope.EVERYWHERE, *asked.near)]
    # A right that asks for no reason goes before one that does.
    best = min(near, key=_asks_for_reason, default=None)
    if best is not None:
        allowed = asked.has_reason or not best.with_reason
        return Answer(allowed, Why.GIVEN if allowed else Why.NEEDS_REASON, data, best)
    others = tuple(role for role in Role if any(right.role == role for right in about))
    return Answer(False, Why.NOT_NEAR if mine else Why.NOT_GIVEN, data, mine[0] if mine else None, others)


def _asks_for_reason(right: Right) -> bool:
    return right.with_reason


def _require_known(path: Path, right: Right) -> None:
    said = {"role": (right.role,), "actions": right.actions, "data": right.data, "scope": (right.scope,)}
    for key, words in said.items():
        for word in words:
            if word not in _KNOWN[key]:
                raise PolicyProblem(path, None, "wrong_type", table=TABLE, key=key, value=word)


_KNOWN: Mapping[str, frozenset[str]] = {
    "role": frozenset(Role),
    "actions": frozenset(Action),
    "data": frozenset(DataClass),
    "scope": frozenset(Scope),
}
