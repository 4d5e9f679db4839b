"""The words for errors, for screens and commands: what happened, why, and what to do now."""

from collections.abc import Mapping
from functools import singledispatch
from pathlib import Path

from app.domain.errors import (
    AmbiguousNumber,
    CalendarOutOfRange,
    ComplaintError,
    DataFolderProblem,
    InvalidComplaint,
    NotAllowed,
    PairingProblem,
    PolicyProblem,
    Problem,
    UnknownCase,
    UnknownField,
    UnknownStaff,
    UnreadableFile,
    UnusableExchangeFile,
)
from app.domain.fields import field
from app.domain.short_text import short
from app.services.exchange.pairing_words import OTHER_PAIRING, PAIRING
from app.services.exchange.words import EXCHANGE_FILES, OTHER_EXCHANGE_FILE
from app.services.words import wordings, wordings_of_data, wordings_of_policy
from app.services.words.system_words import words_of_system
from app.translation import _

LONGEST_SHOWN = 2_000  # letters: lists of open work are long, and what was pasted by mistake is longer


def words_for_problem(problem: Problem) -> str:
    """The sentence beside the field; it does not repeat the field's label."""
    return _filled(wordings.PROBLEMS, wordings.OTHER_PROBLEM, problem.code, problem.data)


def labelled_words(problem: Problem) -> str:
    """The sentence with the field's label before it, where no field stands beside it."""
    words = words_for_problem(problem)
    try:
        label = _(field(problem.field).label)
    except UnknownField:
        return words
    return _("{label}: {words}").format(label=label, words=words)


@singledispatch
def words_for(error: ComplaintError) -> str:
    """What happened, why and what to do now, in the language in use."""
    return _("This did not work ({what}). Try again; if it happens again, tell the administrator.").format(
        what=type(error).__name__
    )


@words_for.register
def _invalid(error: InvalidComplaint) -> str:
    return "\n".join(labelled_words(problem) for problem in error.problems)


@words_for.register
def _unknown_case(error: UnknownCase) -> str:
    if not error.number.strip():
        return _("The number of the case is empty. Write it like 2569/00412.")
    if error.known:
        words = _("There is no case {number} here. The newest are {known}; the register has all of them.")
        return words.format(number=short(error.number), known=_(", ").join(error.known))
    return _("There is no case {number} here. Check the number, or search for it in the register.").format(
        number=short(error.number)
    )


@words_for.register
def _ambiguous_number(error: AmbiguousNumber) -> str:
    return _(
        "Several cases bear the number {number}. Use their own numbers, {others}; "
        "the centre gives one of them a new one."
    ).format(number=error.number, others=", ".join(error.others))


@words_for.register
def _unknown_field(error: UnknownField) -> str:
    return words_for_problem(Problem(error.name, "unknown_field", {"name": error.name}))


@words_for.register
def _unknown_staff(error: UnknownStaff) -> str:
    return _("Nobody called “{name}” may work on this PC. Check the name, or ask the administrator.").format(
        name=short(error.name)
    )


@words_for.register
def _unreadable_file(error: UnreadableFile) -> str:
    data = {"path": error.path, "line": error.line, **error.data}
    return _filled(wordings_of_data.FILES, wordings_of_data.OTHER_FILE, error.code, data)


@words_for.register
def _policy_problem(error: PolicyProblem) -> str:
    data = {"path": error.path, "line": error.line, **error.data}
    if error.code == "unknown_profile":  # nothing is wrong with a file, but with what somebody asked for
        return words_for_problem(Problem("profile", error.code, error.data))
    words = _filled(wordings_of_policy.POLICY, wordings_of_policy.OTHER_POLICY, error.code, data)
    where = {"path": error.path, "line": error.line, "words": words}
    if error.line is None:
        return _("The policy file {path} has an error. {words} Mend the file and start again.").format(**where)
    return _("The policy file {path}, line {line}, has an error. {words} Mend the file and start again.").format(
        **where
    )


@words_for.register
def _calendar_out_of_range(error: CalendarOutOfRange) -> str:
    return _(
        "The year {year} lies outside the calendar, which knows {first_year} to {last_year}; "
        "working days there would be guessed. Check the date, or have the calendar extended."
    ).format(year=error.year, first_year=error.first_year, last_year=error.last_year)


def words_for_finding(code: str, where: str) -> str:
    """What `check` found, how serious it is and what to do."""
    return _filled(wordings_of_data.FINDINGS, wordings_of_data.OTHER_FINDING, code, {"where": where})


@words_for.register
def _folder(error: DataFolderProblem) -> str:
    data = {"folder": error.folder, **error.data}
    return _filled(wordings_of_data.FOLDERS, wordings_of_data.OTHER_FOLDER, error.code, data)


@words_for.register
def _not_allowed(error: NotAllowed) -> str:
    return _filled(wordings.REFUSALS, wordings.OTHER_REFUSAL, error.code, error.data)


@words_for.register
def _pairing(error: PairingProblem) -> str:
    return _filled(PAIRING, OTHER_PAIRING, error.code, error.data)


@words_for.register
def _exchange_file(error: UnusableExchangeFile) -> str:
    return _filled(EXCHANGE_FILES, OTHER_EXCHANGE_FILE, error.code, {"path": error.path, **error.data})


def _short(value: object) -> object:
    """What somebody typed or pasted, in no more letters than a sentence can hold around it."""
    written = str(value) if isinstance(value, Path) else value
    if not isinstance(written, str):
        return value
    return written if len(written) <= LONGEST_SHOWN else f"{written[: LONGEST_SHOWN - 1]}…"


class _Shown(dict[str, object]):
    """Data of a message; a value that is missing is shown as a dash instead of stopping the message."""

    def __missing__(self, key: str) -> object:
        return _Dash("–")


class _Dash(str):
    """A dash in place of whatever is missing, a number with its thousands apart too."""

    def __format__(self, _how: str) -> str:
        return str(self)


def _filled(table: Mapping[str, str], otherwise: str, code: str, data: Mapping[str, object]) -> str:
    said = {name: words_of_system(each) if isinstance(each, OSError) else _short(each) for name, each in data.items()}
    return _(table.get(code, otherwise)).format_map(_Shown({"code": code, **said}))
