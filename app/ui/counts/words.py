"""The words of the counts: what is counted, by which rule, and why something stands apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.labels import LABELS
from app.domain.rule_catalogue import rules
from app.domain.vocabulary import Outcome
from app.services.counts.counted_apart import Apart
from app.services.counts.counts import NOBODY
from app.services.counts.figures import CountColumn, CountKind, CountTable
from app.services.words.rule_words import rule_in_words
from app.translation import N_, _, language, ngettext

BETWEEN = " · "
PRAISED = (CountKind.UNITS_PRAISED, CountKind.PEOPLE_PRAISED)


@dataclass(frozen=True)
class KindWords:
    """How one count is called and headed, its rule, what its figures count, and what is said where there is none."""

    title: str
    rule: str
    of: str
    every: str
    nothing: str
    hint: str


@dataclass(frozen=True)
class ApartWords:
    """How a line of what stands apart is called, why it does, and by which rule."""

    title: str
    why: str
    rule: str


KINDS: Mapping[CountKind, KindWords] = {
    CountKind.UNITS_PRAISED: KindWords(
        N_("Compliments by unit"),
        "ADM-3",
        N_("Unit"),
        N_("Compliments"),
        N_("No compliment was received in this time"),
        N_("A compliment counts here by itself as soon as it is recorded."),
    ),
    CountKind.PEOPLE_PRAISED: KindWords(
        N_("Compliments by person"),
        "ADM-3",
        N_("Person praised"),
        N_("Compliments"),
        N_("No compliment was received in this time"),
        N_("A compliment counts here by itself as soon as it is recorded."),
    ),
    CountKind.HOSPITALS: KindWords(
        N_("Network hospitals"),
        "MED-7",
        N_("Hospital"),
        N_("Complaints"),
        N_("No complaint about a network hospital was received in this time"),
        N_("A complaint counts here when its form names a network hospital concerned."),
    ),
    CountKind.APART: KindWords(
        N_("Counted apart"),
        "INT-18",
        N_("Where it is counted, and why"),
        N_("Cases"),
        N_("Nothing was received in this time"),
        N_("Choose another fiscal year or month above."),
    ),
}
APART: Mapping[str, ApartWords] = {
    Apart.RESTRICTED: ApartWords(
        N_("Corruption and misconduct, on the restricted track"),
        N_("They have a track of their own and are reported apart from all other matters."),
        "INT-18",
    ),
    Apart.ORDINARY: ApartWords(
        N_("All other matters"),
        N_("Whatever is neither on the restricted track nor left out below."),
        "PHR-3",
    ),
    Apart.SEALED: ApartWords(
        N_("Sealed for the director"),
        N_("Accusations without a name and without evidence. They stand in one of the lines above, too."),
        "INT-6",
    ),
    Apart.MERGED: ApartWords(
        N_("Left out: joined into another case"),
        N_("Told twice, it counts once, in the case that goes on."),
        "OUT-2",
    ),
    Apart.VOIDED: ApartWords(
        N_("Left out: entered by mistake"),
        N_("The number is kept and not given again; there is no matter to count."),
        "OUT-2",
    ),
}
COLUMNS: Mapping[CountColumn, str] = {
    CountColumn.PASSED_ON: N_("Passed on"),
    CountColumn.NOT_PASSED_ON: N_("Not passed on yet"),
    CountColumn.AS_WISHED: N_("As wished"),
    CountColumn.IN_PART: N_("In part"),
    CountColumn.NOT_AS_WISHED: N_("Not as wished"),
    CountColumn.OTHERWISE: N_("Ended otherwise"),
    CountColumn.OPEN: N_("Still open"),
}
_OTHERWISE = (Outcome.ENDED_AT_SCREENING, Outcome.HANDED_OVER, Outcome.WITHDRAWN, Outcome.UNREACHABLE)


def headings_of(table: CountTable) -> tuple[str, ...]:
    """What stands over the columns."""
    return _(KINDS[table.kind].of), *(heading_of(table, each) for each in table.columns)


def heading_of(table: CountTable, column: CountColumn) -> str:
    """What stands over the figures of one column."""
    return _(KINDS[table.kind].every if column is CountColumn.EVERY else COLUMNS[column])


def tips_of(table: CountTable) -> tuple[str, ...]:
    """What the headings mean in full, where they are short for it."""
    return "", *(_tip_of(each) for each in table.columns)


def name_of(kind: CountKind, of: str) -> str:
    """How a line is called."""
    if kind is CountKind.APART:
        return _(APART[of].title)
    if of == NOBODY:
        return _("No unit named") if kind is CountKind.UNITS_PRAISED else _("Nobody named")
    return of


def why_of(kind: CountKind, of: str) -> str:
    """Why the line stands apart, with the rule that says so; empty for a line of any other count."""
    if kind is not CountKind.APART:
        return ""
    return BETWEEN.join((_(APART[of].why), _("By rule {rule}").format(rule=APART[of].rule)))


def rule_of_line(kind: CountKind, of: str) -> str:
    """What the rule of a line that stands apart says."""
    return rule_in_words(APART[of].rule) if kind is CountKind.APART else ""


def sum_in_words(table: CountTable) -> str:
    """The whole of the count in a sentence or two; a case that stands in two lines is one here."""
    if table.kind in PRAISED:
        words = ngettext(
            "{count} compliment, {passed} of them passed on.",
            "{count} compliments, {passed} of them passed on.",
            table.cases,
        )
        more = _("One that praises several counts for each of them.")
    elif table.kind is CountKind.HOSPITALS:
        words = ngettext("{count} complaint.", "{count} complaints.", table.cases)
        more = _("One that concerns several hospitals counts for each of them.")
    else:
        words = ngettext("{count} case was received.", "{count} cases were received.", table.cases)
        more = ""
    said = words.format(count=table.cases, passed=table.passed_on)
    return " ".join(filter(None, (said, _restricted_in_words(table), more)))


def rule_line(kind: CountKind) -> str:
    """The rule that the count follows, with what it says."""
    rule = KINDS[kind].rule
    return _("By rule {rule}: {words}").format(rule=rule, words=rules()[rule].sentence(language()))


def care_with_names(kind: CountKind) -> str:
    """What to heed before the table is passed on; empty where it names nobody."""
    if kind is not CountKind.PEOPLE_PRAISED:
        return ""
    return _("These are names of staff. What leaves the hospital is counted by unit.")


def cases_title(name: str, column: str, count: int, shown: int) -> str:
    """The title over the cases behind a figure; no column stands for all, and of very many the newest are listed."""
    words = ngettext("{count} case", "{count} cases", count).format(count=count)
    parts: Sequence[str] = tuple(filter(None, (name, column, words)))
    if shown < count:
        parts = (*parts, _("the newest {shown} are listed").format(shown=shown))
    return BETWEEN.join(parts)


def _restricted_in_words(table: CountTable) -> str:
    if table.kind is CountKind.APART or not table.restricted:
        return ""
    words = ngettext(
        "{count} of them is on the restricted track and reported apart, too.",
        "{count} of them are on the restricted track and reported apart, too.",
        table.restricted,
    )
    return words.format(count=table.restricted)


def _tip_of(column: CountColumn) -> str:
    if column is CountColumn.OTHERWISE:
        return BETWEEN.join(_(LABELS[each]) for each in _OTHERWISE)
    outcomes = {each.value: each for each in Outcome}
    return _(LABELS[outcomes[column]]) if column in outcomes else ""
