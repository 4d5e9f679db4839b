"""A paired ward with a program of its own: what it forges is put aside and named, everything else goes on."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.services.exchange.words import PUT_ASIDE
from tests.exchange import forging
from tests.exchange.forging import Line, a_save
from tests.exchange.world import Place, World, world_from


@dataclass
class Crime:
    """A ward that has recorded a case, about to forge something."""

    world: World
    number: str

    @property
    def ward(self) -> Place:
        return self.world.w1

    @property
    def centre(self) -> Place:
        return self.world.centre

    @property
    def case(self) -> str:
        return self.ward.uid(self.number)

    def send(self, *lines: Line | str, honest: str) -> None:
        """A file with these saves and with an honest one, of that place, after them."""
        self.ward.edit(self.number, place=honest)
        path = self.world.stick / "forged.ccx"
        all_lines = [*lines, *forging.honest_lines(self.ward, self.centre)]
        self.centre.services.exchange.import_file(forging.a_file(self.ward, self.centre, path, all_lines))


@pytest.fixture(scope="module")
def crime(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crime]:
    """The first ward has a case at the centre; what it sends for all these tests comes to the same centre."""
    for world in world_from(template, tmp_path_factory.mktemp("forged"), ("w1", "w2")):
        world.w1.record(details="คดีตั้งต้น")
        world.trips()
        yield Crime(world, *world.centre.numbers())


def _of_w2(crime: Crime) -> Line:
    return a_save(
        crime.ward,
        crime.case,
        [("case", "place", "x")],
        origin=crime.world.w2.office.desk.node.origin_uid,
        actor=f"{crime.world.w2.id[:8]}/{crime.world.w2.office.desk.person.uid}",
    )


def _of_centre(crime: Crime) -> Line:
    desk = crime.centre.office.desk
    actor = f"{desk.node.fingerprint[:8]}/{desk.person.uid}"
    return a_save(
        crime.ward, crime.case, [("number", "official", "2569/00002")], origin=desk.node.origin_uid, actor=actor
    )


def _director(crime: Crime) -> Line:
    actor = f"{crime.centre.id[:8]}/{crime.centre.office.desk.person.uid}"
    return a_save(crime.ward, crime.case, [("case", "place", "x")], actor=actor)


def _somebody(crime: Crime) -> Line:
    return a_save(crime.ward, crime.case, [("case", "place", "x")], actor=f"{crime.ward.id[:8]}/{'0' * 12}")


def _says(entity: str, unit: str, value: object, case: str = "") -> Callable[[Crime], Line]:
    def forged(crime: Crime) -> Line:
        return a_save(crime.ward, case or crime.case, [(entity.format(crime=crime), unit, value)])

    return forged


def _erases(crime: Crime) -> Line:
    place = f"{crime.centre.saves(crime.case)[0]}/0"
    return a_save(crime.ward, crime.case, [("erasure", place, {"field": "details"})], kind="erased")


def _sends_after_the_end(crime: Crime) -> Line:
    return a_save(crime.ward, crime.case, [("case", "lesson", "x")], kind="erased")


def _moves_salt(crime: Crime) -> Line:
    """ "not negligent" becomes "negligent": the cut words go into the salt."""
    line = a_save(crime.ward, crime.case, [("case", "details", "ไม่ได้ประมาท")])
    (value,) = line["values"]  # type: ignore[misc]
    cut = '"ไม่ได้'
    value[4], value[5] = value[4] + cut.encode().hex(), f'"{value[5][len(cut) :]}'
    return line


def _with_value(**changed: object) -> Callable[[Crime], Line]:
    def forged(crime: Crime) -> Line:
        line = a_save(crime.ward, crime.case, [("case", "place", "x")])
        (value,) = line["values"]  # type: ignore[misc]
        for name, thing in changed.items():
            value[("position", "entity", "unit", "digest", "salt", "value").index(name)] = thing
        return line

    return forged


def _with_spelling(spelling: str, entity: str = "case", unit: str = "place") -> Callable[[Crime], Line]:
    return lambda crime: forging.with_spelling(crime.ward, crime.case, entity, unit, spelling)


def _with_header(**said: object) -> Callable[[Crime], Line]:
    return lambda crime: a_save(crime.ward, crime.case, [("case", "place", "x")], **said)


def _with_words_in_header(name: str, words: str) -> Callable[[Crime], Line]:
    def forged(crime: Crime) -> Line:
        line = a_save(crime.ward, crime.case, [("case", "place", "x")])
        header = json.loads(str(line["header"]))
        header[name] += words
        text = json.dumps(header, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return forging.with_header_text(crime.ward, line, text)

    return forged


def _half(crime: Crime) -> Line:
    line = a_save(crime.ward, crime.case, [("case", "place", "x"), ("case", "details", "y")])
    return {**line, "skeleton": json.dumps(json.loads(str(line["skeleton"]))[:1], separators=(",", ":"))}


def _other_parents(crime: Crime) -> Line:
    line = a_save(crime.ward, crime.case, [("case", "place", "x")], parents=[("a" * 64, 0)])
    ((_parents, leaf),) = json.loads(str(line["skeleton"]))
    return {**line, "skeleton": json.dumps([[[], leaf]], separators=(",", ":"))}


def _parents_in_other_words(crime: Crime) -> Line:
    """The hash fits, but a place that is a word and no number would supersede nothing."""
    line = a_save(crime.ward, crime.case, [("case", "place", "x")], parents=[("a" * 64, 0)])
    return {**line, "skeleton": str(line["skeleton"]).replace(",0]", ',"0"]')}


def _deep(depth: int) -> Callable[[Crime], Line]:
    return _with_spelling("[" * depth + "]" * depth)


def _staff(unit: str, value: object) -> Callable[[Crime], Line]:
    return _says("staff:000000000001", unit, value, "reference")


FORGERY = "forged with a ward's own keys"
NONSENSE = "NUL, surrogates, huge numbers, deep JSON, path-like names"
ACCOUNT_OF_CENTRE = "staff:{crime.centre.office.desk.person.uid}"
FORGED: dict[str, tuple[Callable[[Crime], Line | str], str]] = {
    "origin of another ward": (_of_w2, "altered"),
    "origin and next number of the centre": (_of_centre, "altered"),
    "the centre's director": (_director, "foreign_actor"),
    "an account that nobody made": (_somebody, "unknown_account"),
    "official number": (_says("number", "official", "2569/00002"), "not_theirs"),
    "alias": (_says("number", "alias:2569/00002", True), "not_theirs"),
    "grant": (_says("grant:{crime.ward.id}", "class", "identity"), "not_theirs"),
    "hold": (_says("hold", "by", "x"), "not_theirs"),
    "erasure": (_erases, "not_theirs"),
    "the kind that travels after a grant has ended": (_sends_after_the_end, "not_theirs"),
    "trust": (_says("pc:{crime.world.w2.id}", "trust", "stolen", "reference"), "not_theirs"),
    "an officer's role": (_staff("roles", ["officer"]), "not_theirs"),
    "roles of no kind": (_staff("roles", [["officer"]]), "wrong_kind"),
    "somebody else's account": (_says(ACCOUNT_OF_CENTRE, "name", "x", "reference"), "not_theirs"),
    "calendar": (_says("calendar", "2026-12-24", "free", "reference"), "not_theirs"),
    "policy": (_says("policy", "answer", 99, "reference"), "not_theirs"),
    "unit": (_says("unit:x", "name", "x", "reference"), "not_theirs"),
    "mediator": (_says("mediator:x", "name", "x", "reference"), "not_theirs"),
    "null where none may be": (_says("number", "local", None), "empty_value"),
    "a call taken away": (_says("call:x", "call", None), "empty_value"),
    "salt that took bytes of the value": (_moves_salt, "altered"),
    "short salt": (_with_value(salt="00"), "altered"),
    "another value": (_with_value(value='"y"'), "altered"),
    "another unit": (_with_value(unit="details"), "altered"),
    "NUL": (_with_spelling('"a\\u0000b"'), "nonsense"),
    "raw NUL": (_with_spelling('"a\0b"'), "nonsense"),
    "NUL in a name": (_says("case", "pla\0ce", "x"), "nonsense"),
    "NUL in the header": (_with_words_in_header("program", "\0"), "nonsense"),
    "lone surrogate": (_with_spelling('"\\ud800"'), "nonsense"),
    "raw lone surrogate": (_with_spelling('"\ud800"'), "nonsense"),
    "lone surrogate in the header": (_with_words_in_header("program", "\ud800"), "nonsense"),
    "lone surrogate in the actor": (_with_words_in_header("actor", "\ud800"), "nonsense"),
    "time 2**63 - 1": (_with_header(saved_at=2**63 - 1), "nonsense"),
    "time without a place": (_with_header(saved_at="2026-11-21T10:00:00"), "nonsense"),
    "a time that other places do not have": (_with_header(saved_at="0001-01-01T00:00:00+14:00"), "nonsense"),
    "number 2**63": (_with_header(number=2**63), "nonsense"),
    "number 0": (_with_header(number=0), "nonsense"),
    "number True": (_with_header(number=True), "nonsense"),
    "case of no kind": (_with_header(case="case"), "nonsense"),
    "kind of no kind": (_with_header(kind="../../x"), "nonsense"),
    "infinite value": (_with_spelling("1e999"), "nonsense"),
    "no number": (_with_spelling("NaN"), "nonsense"),
    "9,000 digits": (_with_spelling("9" * 9000), "nonsense"),
    "words for a date": (_says("case", "received_at", "yesterday"), "wrong_kind"),
    "an element of what is no list": (_says("case", "received_at:x", True), "wrong_kind"),
    "a number beyond the database's": (_says("case", "level", 10**30), "wrong_kind"),
    "a list for words": (_says("case", "details", ["x"]), "wrong_kind"),
    "a duty without dates": (_says("duty:x", "due", {"due_on": "x"}), "wrong_kind"),
    "a call at no time": (_says("call:x", "call", {"at": 5}), "wrong_kind"),
    "an attached file without a name": (_says("attachment:x", "file", {"sha256": "a" * 64}), "wrong_kind"),
    "receipt taken away": (_says("case", "received_at", None), "wrong_kind"),
    "a local number like the centre's": (_says("number", "local", "2569/00002"), "not_theirs"),
    "half a save": (_half, "nonsense"),
    "altered parents": (_other_parents, "altered"),
    "parents in other words": (_parents_in_other_words, "nonsense"),
    "600,000 levels of JSON": (_deep(300_000), "nonsense"),
    "900 levels of JSON": (_deep(900), "nonsense"),
    "100 levels of JSON": (_deep(100), "nonsense"),
    "a very long value": (_with_spelling('"' + "x" * 800_000 + '"'), "too_large"),
    "no save at all": (lambda _crime: "7", "nonsense"),
    "an empty line": (lambda _crime: "", "nonsense"),
    "no JSON": (lambda _crime: "{", "nonsense"),
}


@pytest.mark.shows(FORGERY)
@pytest.mark.shows(NONSENSE)
@pytest.mark.parametrize("what", FORGED)
def test_what_a_ward_forges_is_put_aside_and_named_and_the_rest_of_its_file_arrives(what: str, crime: Crime) -> None:
    make, reason = FORGED[what]
    before, aside = crime.centre.heads(crime.case), crime.centre.reasons()
    crime.send(make(crime), honest=what)
    assert sorted(crime.centre.reasons()) == sorted([reason, *aside])
    assert reason in PUT_ASIDE
    after = crime.centre.heads(crime.case)
    assert {key for key in {*before, *after} if before.get(key) != after.get(key)} == {("case", "place")}
    assert crime.centre.fields(crime.number)["place"] == what


STAGE_AT = "2026-11-21T09:30:00+07:00"
STAGES: dict[str, tuple[str, str, object]] = {
    "words for a stage": ("contact:aa", "made", "x"),
    "a stage at no time": ("contact:aa", "made", {"words": "x"}),
    "a stage at 2**63": ("contact:aa", "made", {"at": 2**63}),
    "a stage at a time without a place": ("contact:aa", "made", {"at": "2026-11-21T10:00:00"}),
    "a stage at a time that other places do not have": ("note:aa", "written", {"at": "0001-01-01T00:00:00+14:00"}),
    "a nested value": ("contact:aa", "made", {"at": STAGE_AT, "words": {"x": {"y": 1}}}),
    "a nested value in a field that nobody knows": ("contact:aa", "made", {"at": STAGE_AT, "x": [[1]]}),
    "a number for words": ("contact:aa", "made", {"at": STAGE_AT, "words": 5}),
    "a list for a choice": ("contact:aa", "made", {"at": STAGE_AT, "result": ["reached"]}),
    "words for a day that a duty runs to": ("request:aa", "asked", {"at": STAGE_AT, "due_on": "soon"}),
    "a day that does not exist": ("extension:aa", "granted", {"at": STAGE_AT, "until": "2026-02-30"}),
    "words for people": ("session:aa", "held", {"at": STAGE_AT, "people": "x"}),
    "words for yes or no": ("review:aa", "made", {"at": STAGE_AT, "agrees": "yes"}),
    "a sum of 2**63": ("claim:aa", "filed", {"at": STAGE_AT, "asked_baht": 2**63}),
    "a stage that nobody knows, in no shape": ("contact:aa", "dreamt", [1]),
    "taken back at no time": ("contact:aa", "voided", {"reason": "x"}),
    "taken back for a list": ("contact:aa", "voided", {"at": STAGE_AT, "reason": [[]]}),
}


@pytest.mark.shows(FORGERY)
@pytest.mark.shows(NONSENSE)
@pytest.mark.parametrize("what", [*STAGES, "NUL in a stage", "a very long stage"])
def test_a_stage_of_the_wrong_shape_is_put_aside_and_named_and_the_rest_arrives(what: str, crime: Crime) -> None:
    spelled = {
        "NUL in a stage": (json.dumps({"at": STAGE_AT, "words": "a\0b"}), "nonsense"),
        "a very long stage": (json.dumps({"at": STAGE_AT, "words": "x" * 800_000}), "too_large"),
    }
    spelling, reason = spelled.get(what, ("", "wrong_kind"))
    forged = _with_spelling(spelling, "contact:aa", "made") if spelling else _says(*STAGES[what])
    aside = crime.centre.reasons()
    crime.send(forged(crime), honest=what)
    assert sorted(crime.centre.reasons()) == sorted([reason, *aside])
    record = crime.centre.office.complaints.case(crime.number)
    assert (record.proceedings, record.fields["place"]) == ((), what)


@pytest.mark.shows(FORGERY)
def test_after_everything_that_a_ward_forged_the_centre_and_the_wards_go_on(world: World) -> None:
    world.w1.record(details="คดีตั้งต้น")
    world.trips()
    crime = Crime(world, *world.centre.numbers())
    crime.send(*(make(crime) for make, _reason in FORGED.values()), honest="คำให้การจริง")
    assert len(crime.centre.reasons()) == len(FORGED)
    other = world.w2.uid(world.w2.record(details="ของหอผู้ป่วยอื่น"))
    world.trips(2)
    assert crime.centre.fields(crime.number)["place"] == "คำให้การจริง"
    assert {world.centre.uid(number) for number in world.centre.numbers()} == {crime.case, other}
    assert world.w2.numbers() == {"2569/00002"}
    assert len(crime.centre.reasons()) == len(FORGED)
    assert all(status.refused_there for status in world.w1.services.exchange.overview())
