"""What people do at a centre and three wards, as steps that Hypothesis puts together to programs."""

import random
import secrets
import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from app.domain.units import CASE
from app.domain.vocabulary import RANK, GrantClass
from app.services.exchange.classes import GRANTABLE
from app.services.log.authority import GRANT, NUMBER
from app.services.log.reading import is_conflict, parents_shown, value_that_counts
from tests.exchange.folders import NAMES, SLOTS, WARDS, everybody, quick_folder, templates
from tests.exchange.places import CENTRE, Place, reading_of

WORDS = ("details", "place", "complainant_phone")
"""Fields that take any word, so that every entry can be told from every other."""
ERASABLE = ("place", "complainant_phone")
FIELDS = (*WORDS, "disclosure", "may_escalate", "level", "topics")
DISCLOSURES = ("no_consent", "anonymous", "consent")  # the first protects most
TOPICS = ("waiting", "medication", "behaviour")
JUMPS = (timedelta(), timedelta(days=-3), timedelta(days=10), timedelta(hours=7), timedelta(days=543 * 365.2425))

Thing = TypeVar("Thing")

# What the programs of this process really contained.
SEEN: Counter[str] = Counter()

anybody, any_ward, any_number = st.sampled_from(NAMES), st.sampled_from(WARDS), st.integers(0, 10**6)


class Form:
    """A form that somebody has open: what it showed cannot change any more."""

    def __init__(self, place: Place, uid: str) -> None:
        self.name, self.uid, self.seen = place.name, uid, place.office.complaints.case(uid).seen
        self.heads = place.heads(uid)

    def parents(self, unit: str) -> set[object]:
        """The heads whose value it showed."""
        heads = self.heads.get((CASE, unit), ())
        return set(parents_shown(heads, value_that_counts(heads)))


class People(RuleBasedStateMachine):
    """What people do at a centre and three wards; files between them that arrive."""

    @initialize(seed=st.integers(0, 2**32))
    def begin(self, seed: int) -> None:
        chance = random.Random(seed)
        self._chance = [
            patch.object(secrets, "token_bytes", chance.randbytes),
            patch.object(secrets, "token_hex", lambda count: chance.randbytes(count).hex()),
        ]
        for each in self._chance:
            each.start()
        self.places = everybody()
        self.folder = quick_folder() / "files"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.files: list[tuple[str, Path]] = []
        self.delivered: set[Path] = set()
        self.backups = dict(templates())
        self.clones: list[Place] = []
        self.forms: list[Form] = []
        self.words = 0
        self.erased_words: set[str] = set()
        self.ever: dict[tuple[str, str], str] = {}
        self.note_given(self.centre)

    @property
    def centre(self) -> Place:
        return self.places[CENTRE]

    # What people do

    @rule(name=anybody, phone=st.booleans())
    def record(self, name: str, phone: bool) -> None:
        fields = {"complainant_phone": self.word("complainant_phone")} if phone else {}
        self.places[name].record(details=self.word("details"), **fields)

    @rule(name=anybody, which=any_number, field=st.sampled_from(FIELDS))
    def edit(self, name: str, which: int, field: str) -> None:
        place = self.places[name]
        uid = chosen(place.workable(), which)
        if uid is None:
            return
        value, before = self.word(field), place.heads(uid).get((CASE, field), ())
        place.edit(uid, **{field: value})
        if field in WORDS and not is_conflict(before):
            after = [head.value for head in place.heads(uid)[CASE, field]]
            assert after == [value], "an edit of what was shown leaves one value"

    @rule(name=anybody, which=any_number)
    def open_form(self, name: str, which: int) -> None:
        uid = chosen(self.places[name].workable(), which)
        if uid is not None:
            self.forms.append(Form(self.places[name], uid))

    @precondition(lambda self: self.forms)
    @rule(which=any_number, field=st.sampled_from(WORDS))
    def save_stale_form(self, which: int, field: str) -> None:
        form = self.forms.pop(which % len(self.forms))
        place = self.places[form.name]
        if form.uid not in place.workable():
            return
        before = place.heads(form.uid).get((CASE, field), ())
        place.edit(form.uid, seen=form.seen, **{field: self.word(field)})
        unseen = [head for head in before if head.id not in form.parents(field)]
        assert bool(unseen) == ((CASE, field) in place.conflicts(form.uid)), "a conflict is what was not seen"
        SEEN["stale forms"] += 1

    @rule(name=anybody, which=any_number, field=st.sampled_from(WORDS))
    def two_people_edit_one_form(self, name: str, which: int, field: str) -> None:
        uid = chosen(self.places[name].workable(), which)
        if uid is not None:
            self.forms.append(Form(self.places[name], uid))
            self.edit(name, which, field)
            self.save_stale_form(-1, field)

    @rule(which=any_number, name=any_ward, equal=st.booleans(), decided=st.booleans())
    def edit_apart(self, which: int, name: str, equal: bool, decided: bool) -> None:
        """Centre and ward at once: equal entries are no conflict, also after the next edit; different ones are."""
        centre, ward, unit = self.centre, self.places[name], (CASE, "disclosure")
        uid = chosen([uid for uid in ward.workable() if _agree(centre, ward, uid)], which)
        if uid is None:
            return
        others = [each for each in DISCLOSURES if each != reading_of(centre.heads(uid)).get(unit)]
        centre.edit(uid, disclosure=others[0])
        ward.edit(uid, disclosure=others[0 if equal else 1])
        self.round_trip(name, 2)
        if centre.saves(uid) != ward.saves(uid) or ward.class_of(uid) == GrantClass.ENDED:
            return
        assert is_conflict(centre.heads(uid)[unit]) != equal
        assert reading_of(centre.heads(uid))[unit] == others[0], "the careful one counts"
        SEEN["equal edits" if equal else "different edits"] += 1
        if decided and not equal:
            self.decide(name if which % 2 else CENTRE, which, third=False)
        # The files may have brought a narrower class, under which the ward writes no more.
        if equal and uid in ward.workable():
            ward.edit(uid, disclosure=others[1])
            self.round_trip(name, 1)
            assert not is_conflict(ward.heads(uid)[unit]), "a phantom conflict"

    @rule(name=anybody, which=any_number, third=st.booleans())
    def decide(self, name: str, which: int, third: bool) -> None:
        place = self.places[name]
        found = [(uid, key) for uid in place.workable() for key in place.conflicts(uid)]
        conflict = chosen([each for each in found if place.is_centre or not _is_centres(each[1][0])], which)
        if conflict is None:
            return
        uid, (entity, unit) = conflict
        value = value_that_counts([head for head in place.heads(uid)[entity, unit] if head.value is not None])
        if entity == CASE and third and unit in WORDS:
            place.office.complaints.resolve(uid, unit, self.word(unit))
        elif entity == CASE:
            place.office.complaints.choose(uid, unit, value)
        else:
            place.office.decisions.choose(uid, entity, unit, value)
        assert not is_conflict(place.heads(uid)[entity, unit]), "a decision ends the conflict"
        SEEN["decisions"] += 1

    @rule(name=any_ward, which=any_number, klass=st.sampled_from([*GRANTABLE, GrantClass.ENDED]))
    def grant(self, name: str, which: int, klass: str) -> None:
        ward, grants = self.places[name], self.centre.services.grants
        shared = self.centre.scope(ward)
        ended = GrantClass.ENDED
        possible = [uid for uid in self.centre.workable() if klass != ended or shared.get(uid, ended) != ended]
        uid = chosen(possible, which)
        if uid is None:
            return
        if klass == GrantClass.ENDED:
            grants.end(uid, ward.id)
        else:
            grants.grant(uid, ward.id, klass)
        self.note_given(self.centre)
        SEEN["ended grants" if klass == GrantClass.ENDED else f"grants of {klass}"] += 1

    @rule(which=any_number, field=st.sampled_from(ERASABLE))
    def erase(self, which: int, field: str) -> None:
        held = [each for each in self.centre.values().values() if each[2:4] == (CASE, field)]
        uid = chosen([uid for uid in self.centre.workable() if uid in {each[0] for each in held}], which)
        if uid is not None:
            self.erased_words |= {word for case, _pc, _entity, _unit, word in held if case == uid and word != "null"}
            SEEN["erased values"] += self.centre.services.erasures.erase(uid, [field], because="ขอให้ลบ")

    @rule(which=any_number)
    def give_new_number(self, which: int) -> None:
        """To one of two cases that bear the same."""
        renumbering = self.centre.services.renumbering
        name = chosen([name for each in renumbering.duplicates().values() for name in each], which)
        if name is not None and not self.centre.waits:
            renumbering.give_new_number(name)
            SEEN["new numbers"] += 1

    @rule(paper=st.integers(0, 3))
    def confirm(self, paper: int) -> None:
        if self.centre.waits:
            self.centre.services.recovery.confirm(f"2569/{paper:05}" if paper else None)

    @rule(name=anybody, jump=st.sampled_from(JUMPS))
    def clock_jumps(self, name: str, jump: timedelta) -> None:
        SLOTS.clock.wrong_by[name] = jump

    # Files

    @rule(name=any_ward, times=st.integers(1, 2))
    def round_trip(self, name: str, times: int) -> None:
        for _ in range(times):
            for sender, receiver in ((self.places[name], self.centre), (self.centre, self.places[name])):
                self.take(receiver, self.send(sender, receiver))

    # How it is done

    def word(self, field: str) -> object:
        self.words += 1
        makers: Mapping[str, Callable[[int], object]] = {
            "complainant_phone": "08{:08}".format,
            "disclosure": lambda n: DISCLOSURES[n % len(DISCLOSURES)],
            "may_escalate": lambda n: n % 2 == 0,
            "level": lambda n: n % 4 + 1,
            "topics": lambda n: [TOPICS[n % 3], TOPICS[n % 2]],
        }
        return makers.get(field, "canary-{}".format)(self.words + 100)

    def send(self, sender: Place, receiver: Place) -> Path:
        if sender.is_centre:
            self.note_given(sender)
        path = self.folder / f"{len(self.files)}.ccx"
        sender.export(receiver, path)
        self.files.append((receiver.name, path))
        return path

    def note_given(self, centre: Place) -> None:
        """What it decided must not be forgotten here when it is set back."""
        for name in WARDS:
            for uid, klass in centre.scope(self.places[name]).items():
                known = self.ever.get((name, uid), GrantClass.ENDED)
                self.ever[name, uid] = max(known, klass, key=lambda each: RANK[each])

    def take(self, receiver: Place, path: Path) -> None:
        self.delivered.add(path)
        SEEN["set-backs found out"] += receiver.take(path).set_back


def chosen(things: Sequence[Thing], which: int) -> Thing | None:
    return things[which % len(things)] if things else None


def _is_centres(entity: str) -> bool:
    return entity.startswith((GRANT, NUMBER))


def _agree(centre: Place, ward: Place, uid: str) -> bool:
    """Whether both may edit the case and show the same one value."""
    heads = [place.heads(uid).get((CASE, "disclosure"), []) for place in (centre, ward)]
    same = [head.id for head in heads[0]] == [head.id for head in heads[1]]
    return same and not any(map(is_conflict, heads)) and uid in centre.workable()
