"""Words and badges for where a case, a duty or a measure stands."""

from datetime import datetime

from app.domain.buddhist_dates import day_short, moment_short
from app.domain.measure_standing import MeasureStanding
from app.domain.policy import Policy
from app.domain.thai_text import arabic_digits
from app.services.risk.incidents import IncidentRow
from app.services.rows import DutyRow
from app.translation import _, language
from app.ui.badges import Tone
from app.ui.due_badges import DAY, MINUTE, DueBadge, badge_until_day, badge_until_moment
from app.ui.rule_label import words_of_rules
from app.ui.tables.cells import Cell

MEASURE_TONES = {
    MeasureStanding.PLANNED: Tone.LATER,
    MeasureStanding.LATE: Tone.OVERDUE,
    MeasureStanding.TO_BE_JUDGED: Tone.SOON,
    MeasureStanding.NOT_ENOUGH: Tone.OVERDUE,
    MeasureStanding.ENOUGH: Tone.DONE,
    MeasureStanding.LOOK_AGAIN: Tone.SOON,
    MeasureStanding.WORKED: Tone.DONE,
    MeasureStanding.DID_NOT_WORK: Tone.OVERDUE,
}


def badge_of(duty: DutyRow, now: datetime) -> DueBadge:
    """What became of the duty, or how long is left; these duties count calendar days and hours."""
    if duty.is_ended:
        return DueBadge(Tone.DONE, _("Done") if duty.done_at is not None else _("Not needed"))
    if duty.due_at is not None and not duty.extended_on:
        at_once = duty.due_at <= duty.starts_at
        return badge_until_moment(duty.due_at, now, now_for=DAY if at_once else MINUTE)
    due_on = duty.extended_on or duty.due_on
    return badge_until_day(due_on, "", now.date(), None) if due_on else DueBadge(Tone.LATER, _("No date"))


def when_of(duty: DutyRow) -> str:
    """When it was done, or by when it is to be."""
    if duty.not_needed:
        return _("Not needed, because {reason}").format(reason=duty.not_needed)
    if duty.done_at is not None:
        return _("{moment}, by {person}").format(
            moment=moment_short(duty.done_at, language()), person=duty.done_by or "–"
        )
    if duty.due_at is not None and not duty.extended_on:
        return _("By {date}").format(date=moment_short(duty.due_at, language()))
    due_on = duty.extended_on or duty.due_on
    return _("By {date}").format(date=day_short(due_on, language())) if due_on else ""


def by_rule(duty: DutyRow) -> str:
    """The rule that asks for it."""
    return _("By rule {rule}").format(rule=duty.rule)


def duty_cell(duty: DutyRow | None, now: datetime) -> Cell:
    """A badge for a duty; a dash where the rules ask for none."""
    if duty is None:
        return Cell("–", spoken=_("Not asked for by the rules"))
    badge = badge_of(duty, now)
    spoken = " · ".join(filter(None, (badge.text, when_of(duty)))) + "\n" + (words_of_rules(duty.rule) or by_rule(duty))
    return Cell(badge.text, tone=badge.tone, spoken=spoken)


def severity_place(severity: str, policy: Policy) -> int:
    """1 for the mildest severity; the colour of its tile."""
    known = tuple(policy.severities)
    return known.index(severity) + 1 if severity in known else 1


def risk_cell(row: IncidentRow, policy: Policy) -> Cell:
    """The clinical category as a letter on a tile, else the non-clinical level in words: the two never look alike."""
    if row.category in policy.categories:
        risk = policy.categories[str(row.category)]
        letter = f"{row.category}?" if row.is_provisional else str(row.category)
        spoken = [risk.label(language()), provisional_in_words(row)]
        return Cell(letter, tile=severity_place(risk.severity, policy), spoken="\n".join(filter(None, spoken)))
    if row.nonclinical_level is not None:
        return Cell(nonclinical_in_words(row.nonclinical_level), spoken=risk_in_words(row, policy))
    return Cell("–", spoken=_("No category yet"))


def nonclinical_in_words(level: int) -> str:
    """The non-clinical level in short."""
    return _("General {level}").format(level=level)


def risk_in_words(row: IncidentRow, policy: Policy) -> str:
    """Both scales in full, each under its own name."""
    parts = []
    if row.category in policy.categories:
        parts.append(policy.categories[str(row.category)].label(language()))
    code = str(row.nonclinical_level)
    if code in policy.nonclinical_levels:
        label = arabic_digits(policy.nonclinical_levels[code].label(language()))
        parts.append(_("Non-clinical risk: {level}").format(level=label))
    return "\n".join(parts) or _("No category yet")


def provisional_in_words(row: IncidentRow) -> str:
    """What may still change, and when somebody looks again; empty for a certain category."""
    if not row.is_provisional:
        return ""
    words = _("Provisional: may be up to level {category}.").format(category=row.up_to or "–")
    if row.review_on is None:
        return words
    return " ".join((words, _("Look again on {date}.").format(date=day_short(row.review_on, language()))))


def measure_cell(standing: MeasureStanding) -> Cell:
    """Where a measure stands."""
    return Cell(_(standing.label), tone=MEASURE_TONES[standing])


def enough_cell(enough: bool | None, measures: int) -> Cell:
    """What the unit judged of a risk."""
    if not measures:
        return Cell(_("No measure yet"), tone=Tone.SOON)
    if enough is None:
        return Cell(_("Not judged yet"), tone=Tone.LATER)
    return Cell(_("Enough"), tone=Tone.DONE) if enough else Cell(_("Not enough"), tone=Tone.OVERDUE)
