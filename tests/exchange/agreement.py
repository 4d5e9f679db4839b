"""What must hold after honest round trips: every entry is where it may be, and nowhere else."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set

from app.domain.errors import NotAllowed
from app.domain.vocabulary import RANK, GrantClass
from app.services import integrity
from app.services.exchange.arrivals import NUMBERED, RECOUNTED
from app.services.exchange.classes import class_of, may_see
from app.services.log.authority import ERASURE, GRANT, NUMBER, REFERENCE, STAFF
from app.services.log.commitments import owner_of
from app.services.log.reading import Heads, is_conflict
from tests.exchange.folders import WARDS, quick_folder
from tests.exchange.pc import round_trip
from tests.exchange.places import CENTRE, HeldValue, Place, Place_, reading_of

ROUNDS, ROUNDS_OF_A_CLONE = 12, 6  # somebody who still asks after so many asks for ever


def require(
    places: Mapping[str, Place],
    clones: Sequence[Place],
    ever: Mapping[tuple[str, str], str],
    erased_words: Set[str],
    seen: Counter[str],
) -> None:
    """Exchange files until nobody has to say or to ask anything, and hold everybody to account.

    `ever` is the widest class that the centre ever sent a case under; `erased_words` were erased at the centre.
    """
    ward_clones = [each for each in clones if not each.is_centre]
    for clone in ward_clones:
        trips({CENTRE: places[CENTRE], clone.name: clone}, ROUNDS_OF_A_CLONE, seen)
    everybody = [*places.values(), *ward_clones]
    saves = set().union(*(each.saves() for each in everybody))
    values = {place: value for each in everybody for place, value in each.values().items()}
    if not trips(places, ROUNDS, seen):
        require_settled(places)
    _count(places, saves, seen)
    centre = places[CENTRE]
    erased = set().union(*(each.erased() for each in places.values()))
    assert saves <= centre.saves(), "the centre lacks a save"
    assert centre.kinds(centre.saves() - saves) <= {NUMBERED, RECOUNTED}, "the centre invented something"
    assert set(values) - erased <= set(centre.values()), "the centre lacks a value"
    for place in places.values():
        require_clean(place, erased, erased_words)
    # Building every table again takes longest: at the centre each time, at one ward in turn.
    require_sound(places[WARDS[seen["programs"] % len(WARDS)]])
    require_listed_duplicates(centre, require_sound(centre))
    for name in WARDS:
        require_fitting(centre, places[name], ever)


def trips(places: Mapping[str, Place], rounds: int, seen: Counter[str]) -> bool:
    """Honest round trips of these wards, until nothing is left to say; whether that was looked for and found."""
    centre, wards = places[CENTRE], [place for place in places.values() if not place.is_centre]
    met: dict[str, tuple[str, str]] = {}
    for _ in range(rounds):
        open_still = [
            ward for ward in wards if met.get(ward.name) != _present(centre, ward) or not _is_settled(centre, ward)
        ]
        if not open_still and not centre.waits:
            return True
        for ward in open_still:
            done = round_trip(centre, ward, quick_folder())
            seen["set-backs found out"] += sum(each.set_back for each in done)
            met[ward.name] = _present(centre, ward)
        if centre.waits:
            centre.services.recovery.confirm()
    return False


def require_settled(places: Mapping[str, Place]) -> None:
    """Nobody still has to say or to ask anything."""
    centre = places[CENTRE]
    for name in WARDS:
        assert _is_settled(centre, places[name]), f"{name} and the centre never come to an end"


def _present(centre: Place, ward: Place) -> tuple[str, str]:
    return centre.origins()[-1], ward.origins()[-1]


def _is_settled(centre: Place, ward: Place) -> bool:
    both = ((centre, ward), (ward, centre))
    return not any(one.asked(other) or one.services.exchange.outgoing(other.id).saves for one, other in both)


def require_clean(place: Place, erased: Set[Place_], erased_words: Set[str]) -> None:
    """Nothing honest is put aside, and nothing erased is left."""
    assert not place.quarantined(), f"{place.name} put an honest save aside"
    held = place.values()
    assert not erased & set(held), f"{place.name} keeps an erased value"
    gone = erased_words - {value for *_others, value in held.values()}
    text = place.text_of_pages() if gone else ""
    assert not [word for word in gone if word.strip('"') in text], f"an erased word is left at {place.name}"


def require_sound(place: Place) -> set[str]:
    """The log is whole, and the tables are those that it gives; the numbers that two cases bear."""
    found = list(integrity.findings(place.office.database))
    wrong = [each for each in found if each.code != "number_twice"]
    assert not wrong, f"{place.name}: {wrong}"
    return {each.where for each in found if each.code == "number_twice"}


def require_listed_duplicates(centre: Place, found: Set[str]) -> None:
    """Two cases with one number are `found`, and nothing else is."""
    bearers = defaultdict(set)
    # Of a case that two PCs forgot, only the save with its number may be left; it stands in no register.
    for uid in filter(centre.number_of, centre.cases() - {REFERENCE}):
        bearers[reading_of(centre.heads(uid)).get((NUMBER, "official"))].add(uid)
    twice = {number for number, uids in bearers.items() if number and len(uids) > 1}
    assert found == twice
    listed = centre.services.renumbering.duplicates()
    assert {number: {centre.uid(each) for each in names} for number, names in listed.items()} == {
        number: bearers[number] for number in twice
    }


def require_fitting(centre: Place, ward: Place, ever: Mapping[tuple[str, str], str]) -> None:
    """A ward has what it may have, all of it, and reads it as the centre does.

    What it may have is what the centre ever gave, not what the centre says now: when both were set back to before a
    grant, its save is lost everywhere, and what came under it stays. The centre must know of that, for erasures.
    """
    shared = centre.scope(ward)
    given = {uid for name, uid in ever if name == ward.name}
    assert ward.cases() <= set(shared) | given, f"{ward.name} holds a case that was never granted"
    assert ward.cases() <= centre.sent_to(ward), f"an erasure would not reach {ward.name}"
    mine, full = ward.values(), centre.values()
    for value in mine.values():
        _require_allowed(ward, value, ever)
    for uid, klass in shared.items():
        if klass == GrantClass.ENDED:
            _require_read_only(ward, uid)
            continue
        assert ward.saves(uid) == centre.saves(uid), f"{ward.name} lacks a save"
        due = {place for place, value in full.items() if value[0] == uid and _is_due(ward, value, klass)}
        assert due <= set(mine), f"{ward.name} lacks a value"
        _require_same_reading(centre, ward, uid, klass)


def _require_allowed(ward: Place, value: HeldValue, ever: Mapping[tuple[str, str], str]) -> None:
    case, writer, entity, unit, text = value
    granted = RANK[ever.get((ward.name, case), GrantClass.ENDED)]
    given = max(granted, RANK[GrantClass.WORK]) if owner_of(case) == ward.id else granted
    allowed = case == REFERENCE or writer == ward.id or RANK[class_of(entity, unit)] <= given
    assert allowed or entity in (f"{GRANT}{ward.id}", ERASURE), f"{ward.name} sees {unit} {text}"


def _is_due(ward: Place, value: HeldValue, klass: str) -> bool:
    case, writer, entity, unit, _text = value
    return writer == ward.id or may_see(klass, case, entity, unit)


def _require_read_only(ward: Place, uid: str) -> None:
    """A case that is continued elsewhere is known as such."""
    if uid not in ward.cases():
        return
    assert ward.granted_to(ward.id).get(uid) == GrantClass.ENDED, f"{ward.name} has no end marker"
    if ward.number_of(uid) is None:
        return
    try:
        ward.edit(uid, details="canary-too-late")
    except NotAllowed:
        return
    raise AssertionError(f"{ward.name} writes in a case that is continued elsewhere")


def _require_same_reading(centre: Place, ward: Place, uid: str, klass: str) -> None:
    theirs, ours = _shared_heads(centre, uid), _shared_heads(ward, uid)
    for key in theirs:
        if may_see(klass, uid, *key):
            assert {h.id for h in theirs[key]} == {h.id for h in ours.get(key, ())}, f"heads of {key} differ"
            assert reading_of(theirs)[key] == reading_of(ours)[key], f"{key} is read differently"
    for key in ours:
        current = {head.id for head in theirs.get(key, ())}
        assert {head.id for head in ours[key]} <= current, f"a stale {key} looks current at {ward.name}"


def _shared_heads(place: Place, uid: str) -> Heads:
    # Accounts count at the PC where they were made.
    return {key: heads for key, heads in place.heads(uid).items() if not key[0].startswith(STAFF)}


def _count(places: Mapping[str, Place], saves: Set[str], seen: Counter[str]) -> None:
    centre = places[CENTRE]
    seen["saves"] += len(saves)
    seen["new origins"] += sum(len(each.origins()) - 1 for each in places.values())
    seen["duplicate numbers"] += len(centre.services.renumbering.duplicates())
    for uid in centre.cases() - {REFERENCE}:
        heads = centre.heads(uid)
        seen["cases in conflict"] += any(is_conflict(each) for each in heads.values())
    shared = [klass for name in WARDS for klass in centre.scope(places[name]).values()]
    seen["grants that stay ended"] += shared.count(GrantClass.ENDED)
