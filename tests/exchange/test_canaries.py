"""A random word for every field and ward: it turns up where it may be, and nowhere else."""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.commands import list_
from app.domain.fields import FIELDS, Field, FieldClass, FieldKind
from app.domain.proceedings.kinds import KINDS, class_of_stage
from app.domain.proceedings.schema import StageField
from app.domain.proceedings.standing import VOIDED
from app.domain.vocabulary import RANK, GrantClass
from app.services.cases.duty_changes import counted_again
from app.services.log.heads_after import heads_with
from app.services.log.store import Change
from tests.exchange import forging
from tests.exchange.pages import is_gone, words_in
from tests.exchange.world import Place, World

NOWHERE_ELSE = "no value appears where it must not"
TRACES = "index, pages and write-ahead log free of erased words"
WORDY = (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.NAMES)
SYLLABLES = "กา จี ตู เบ โป ไม นา รี ลู เว โส ไห".split()


@dataclass(frozen=True)
class Canary:
    """The word that stands in one field of the case of one place."""

    place: str
    field: Field
    word: str


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=9))


def _recorded(place: Place, chance: random.Random) -> list[Canary]:
    fields = [each for each in FIELDS if each.kind in WORDY and not each.answer_only]
    canaries = [Canary(place.name, each, _word(chance)) for each in fields]
    values = {c.field.name: [c.word] if c.field.kind is FieldKind.NAMES else c.word for c in canaries}
    place.record(**values, received_at="2026-11-21T09:00:00+07:00")
    return canaries


def _answers(place: Place) -> str:
    """What list, show, search and files say to somebody at this place."""
    everything = place.office.register.everything()
    shown = [place.office.complaints.case(row.number) for row in everything]
    return repr((everything, shown, place.services.exchange.proposals()))


@pytest.fixture
def seeded(three_wards: World) -> tuple[World, list[Canary]]:
    """Every PC has recorded a case full of canaries, and all have exchanged."""
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    chance = random.Random(seed)
    canaries = [canary for place in three_wards.places.values() for canary in _recorded(place, chance)]
    three_wards.trips(2)
    return three_wards, canaries


@pytest.mark.shows(NOWHERE_ELSE)
def test_without_a_grant_no_word_of_one_ward_comes_to_another(seeded: tuple[World, list[Canary]]) -> None:
    world, canaries = seeded
    assert len(canaries) > 4 * 10
    for ward in world.wards:
        answers, held = _answers(ward), words_in(ward.folder)
        for canary in canaries:
            is_own = canary.place == ward.name
            assert (canary.word in answers) == is_own, canary
            assert (canary.word.encode() in held) == is_own, canary
            assert bool(ward.office.register.found(canary.word)) <= is_own


@pytest.mark.shows(NOWHERE_ELSE)
def test_the_centre_has_every_word(seeded: tuple[World, list[Canary]]) -> None:
    world, canaries = seeded
    answers = _answers(world.centre)
    assert not [canary for canary in canaries if canary.word not in answers]


@pytest.mark.shows(NOWHERE_ELSE)
@pytest.mark.parametrize("klass", ["summary", "work", "identity"])
def test_a_grant_brings_the_words_of_its_class_and_no_other(klass: str, seeded: tuple[World, list[Canary]]) -> None:
    world, canaries = seeded
    given = world.centre.office.register.found(
        next(c.word for c in canaries if c.place == "w1" and c.field.name == "details")
    )
    world.centre.services.grants.grant(given[0].number, world.w2.word, klass)
    world.trips()
    answers, held = _answers(world.w2), words_in(world.w2.folder)
    for canary in canaries:
        covered = canary.place == "w1" and RANK[_class_of_unit(canary.field)] <= RANK[klass]
        expected = canary.place == "w2" or covered
        assert (canary.word in answers) == expected, canary
        assert (canary.word.encode() in held) == expected, canary


@pytest.mark.shows(TRACES)
def test_no_erased_word_stands_in_any_folder_page_or_file(seeded: tuple[World, list[Canary]], tmp_path: Path) -> None:
    world, canaries = seeded
    erased = [c for c in canaries if c.place == "w1" and not c.field.required]
    number = _number_of_w1(world, canaries)
    world.centre.services.grants.grant(number, world.w3.word, "identity")
    world.trips(2)
    world.centre.services.erasures.erase(number, [c.field.name for c in erased], because="ขอลบ")
    world.trips(2)
    words = [canary.word for canary in erased]
    assert is_gone(world, *words)
    for path in tmp_path.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert not [word for word in words if word.encode() in content], path


def _number_of_w1(world: World, canaries: list[Canary]) -> str:
    details = next(c.word for c in canaries if c.place == "w1" and c.field.name == "details")
    return world.centre.office.register.found(details)[0].number


def _class_of_unit(field: Field) -> str:
    classes = [each.field_class for each in FIELDS if each.unit == field.unit and not each.answer_only]
    return max((str(FieldClass(each)) for each in classes), key=RANK.__getitem__)


@pytest.mark.shows(NOWHERE_ELSE)
@pytest.mark.parametrize(("klass", "expected"), [("summary", False), ("work", True)])
def test_the_words_of_a_duty_are_not_for_a_summary(klass: str, expected: bool, world: World) -> None:
    centre, word = world.centre, _word(random.Random(1))
    number = centre.record()
    centre.edit(number, level=2)
    first = centre.office.complaints.case(number).duties[0]
    centre.office.duties.done(number, [first.id], at=centre.moment, by=word, words=word)
    centre.services.grants.grant(number, world.w1.word, klass)
    world.trips()
    shown = {duty.id: duty for duty in world.w1.office.complaints.case(number).duties}
    assert (shown[first.id].due_on, shown[first.id].done_at) == (first.due_on, centre.moment)
    assert (word in _answers(world.w1)) == (word.encode() in words_in(world.w1.folder)) == expected


@pytest.mark.shows(NOWHERE_ELSE)
def test_a_ward_is_not_told_of_a_file_that_is_missing_from_a_case_of_another(world: World) -> None:
    uid = world.w1.uid(world.w1.record())
    digest = "ab" * 32
    file = {"name": "x.pdf", "media_type": "application/pdf", "size_bytes": 3, "sha256": digest, "added_by": "x"}
    named = [("attachment:aa", "file", {**file, "added_at": world.w1.moment.isoformat()})]
    lines = [*forging.honest_lines(world.w1, world.centre), forging.a_save(world.w1, uid, named)]
    path = forging.a_file(world.w1, world.centre, world.stick / "named.ccx", lines)
    world.centre.services.exchange.import_file(path)
    world.trips()
    assert [_asks_for(ward, digest) for ward in world.wards] == [True, False]


def _asks_for(ward: Place, digest: str) -> bool:
    """Whether the centre's last file asked this ward for a file."""
    with ward.database.reading() as connection:
        settings = connection.exec_driver_sql("select value from setting where name like 'wanted_files:%'").scalars()
        return any(digest in str(each) for each in settings)


@dataclass(frozen=True)
class StageWord:
    """The word that stands in one text field of one stage."""

    kind: str
    stage: str
    word: str
    field: str = ""

    @property
    def klass(self) -> str:
        """Who replied to a request is said by the duty that ended with it, too; what was replied is not."""
        klass = str(class_of_stage(self.kind, self.stage))
        return GrantClass.WORK if (self.kind, self.field) == ("request", "by_whom") else klass


def _stages_full_of_words(chance: random.Random) -> Iterator[tuple[Change, list[StageWord]]]:
    """Every stage of every kind, and of every kind one that was taken back."""
    at = "2026-11-21T09:30:00+07:00"
    for code, kind in KINDS.items():
        for stage in kind.stages:
            words = {each.name: _word(chance) for each in stage.fields if each.kind in WORDY}
            value = {each.name: _value(each, words.get(each.name, "")) for each in stage.fields} | {stage.at: at}
            yield (
                Change(f"{code}:aa", stage.name, value),
                [StageWord(code, stage.name, word, name) for name, word in words.items()],
            )
        word = _word(chance)
        gone = Change(f"{code}:bb", VOIDED, {"at": at, "reason": word, "by": "x"})
        yield gone, [StageWord(code, VOIDED, word)]


def _value(declared: StageField, word: str) -> object:
    if (
        declared.kind in (FieldKind.CHOICE, FieldKind.CHOICES)
        and declared.choices
        and not isinstance(declared.choices, str)
    ):
        code = next(iter(declared.choices)).value
        return [code] if declared.kind is FieldKind.CHOICES else code
    others: dict[FieldKind, object] = {
        FieldKind.NAMES: [word],
        FieldKind.MOMENT: "2026-11-21T09:30:00+07:00",
        FieldKind.DAY: "2026-12-01",
        FieldKind.FLAG: True,
        FieldKind.MONEY: 5,
    }
    return others.get(declared.kind, word)


def _done_about(place: Place, number: str) -> list[StageWord]:
    """Write all of it into a case, with the duties that follow; each is held against nothing."""
    made = list(_stages_full_of_words(random.Random(7)))
    uid, desk = place.uid(number), place.office.desk
    changes, heads = [change for change, _words in made], place.heads(uid)
    with place.database.transaction() as connection:
        duties = counted_again(desk, uid, heads_with(heads, changes, desk.now().isoformat()), heads)
        assert [each for each in duties if "@aa" in each.entity]
        desk.save(connection, uid, "corrected", [*changes, *duties])
    return [word for _change, words in made for word in words]


@pytest.mark.shows(NOWHERE_ELSE)
@pytest.mark.parametrize("klass", ["", "summary", "work", "identity"])
def test_a_grant_brings_the_words_of_proceedings_of_its_class_and_no_other(
    klass: str, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    number = world.centre.record()
    words = _done_about(world.centre, number)
    if klass:
        world.centre.services.grants.grant(number, world.w1.word, klass)
    world.trips()
    for each in world.w1.office.register.everything():
        list_.run_show(argparse.Namespace(number=each.number, json=True, reason=None), world.w1.office)
    shown = (_answers(world.w1), capsys.readouterr().out, words_in(world.w1.folder).decode(errors="replace"))
    wrong = [each for each in words for said in shown if (each.word in said) != _covers(klass, each)]
    found = [each for each in words if not _covers(klass, each) and world.w1.office.register.found(each.word)]
    assert (wrong, found, len(words) > 80) == ([], [], True)


def _covers(klass: str, each: StageWord) -> bool:
    return bool(klass) and RANK[each.klass] <= RANK[klass]
