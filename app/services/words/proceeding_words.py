"""What was done about a case, in words: which kind, which stage, and what was said of each field."""

from collections.abc import Iterator, Mapping

from app.domain.fields import PolicyTables
from app.domain.proceedings.kinds import KINDS
from app.domain.proceedings.standing import AT, ERASED, VOIDED
from app.services.words.value_words import value_in_words
from app.translation import _


def is_proceeding(entity: str) -> bool:
    """Whether an entity of the log is one that this program knows."""
    return entity.partition(":")[0] in KINDS


def stage_label(code: str, stage: str) -> str:
    """The kind, and the stage where there are several and one is named: "Request to a unit: Reply"."""
    kind = KINDS[code]
    if stage == VOIDED:
        return _("{kind}: taken back").format(kind=_(kind.label))
    if len(kind.stages) == 1 or not stage:
        return _(kind.label)
    labels = {each.name: _(each.label) for each in kind.stages}
    return _("{kind}: {stage}").format(kind=_(kind.label), stage=labels.get(stage, stage))


def fields_in_words(
    code: str, stage: str, values: Mapping[str, object], policy: PolicyTables
) -> Iterator[tuple[str, str]]:
    """Label and value of every field that was given, but the true time, which stands beside the entry."""
    if values.get(ERASED):
        yield _("In words"), _("Erased by order of the centre.")
    if stage == VOIDED:
        if values.get("reason"):
            yield _("Reason"), str(values["reason"])
        return
    declared = {each.name: each for each in KINDS[code].stage(stage).fields} if _knows(code, stage) else {}
    for name, field in declared.items():
        if name != AT and values.get(name) is not None:
            yield _(field.label), value_in_words(field, values[name], policy)


def stage_in_words(code: str, stage: str, values: object, policy: PolicyTables) -> str:
    """The values of a stage on one line."""
    given = values if isinstance(values, dict) else {}
    said = (
        _("{label}: {words}").format(label=label, words=words)
        for label, words in fields_in_words(code, stage, given, policy)
    )
    return " · ".join(said) or _("Nothing")


def _knows(code: str, stage: str) -> bool:
    return any(each.name == stage for each in KINDS[code].stages)
