"""Everything that goes wrong between a centre and three wards, beside what people do there."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.exchange import agreement
from tests.exchange.folders import SLOTS, quick_folder
from tests.exchange.people import SEEN, People, any_number, any_ward, anybody, chosen
from tests.exchange.places import CENTRE

MOST_CLONES = 2


class Hospital(People):
    """A centre and three wards; afterwards honest round trips must put everything right."""

    # Files

    @rule(name=any_ward, up=st.booleans())
    def export(self, name: str, up: bool) -> None:
        self.send(self.places[name if up else CENTRE], self.places[CENTRE if up else name])

    @precondition(lambda self: self.files)
    @rule(which=any_number, again=st.booleans())
    def deliver(self, which: int, again: bool) -> None:
        name, path = self.files[which % len(self.files)]
        SEEN["old or doubled files"] += again or path in self.delivered
        self.take(self.places[name], path)
        if again:
            before = self.places[name].tables()
            self.places[name].take(path)
            assert self.places[name].tables() == before, "a second time changes nothing"

    # Accidents

    @rule(name=anybody)
    def backup(self, name: str) -> None:
        self.backups[name] = self.places[name].backup(quick_folder() / f"backup-{name}")

    @rule(name=anybody, noticed=st.booleans())
    def restore(self, name: str, noticed: bool) -> None:
        place = self.places[name]
        (place.restore if noticed else place.begin_with)(self.backups[name])
        self.forms = [form for form in self.forms if form.name != name]
        SEEN["restores" if noticed else "rollbacks"] += 1

    @rule(name=anybody, ward=any_ward, which=any_number, lost=st.booleans())
    def set_back_and_go_on(self, name: str, ward: str, which: int, lost: bool) -> None:
        """The likeliest accident: yesterday's folder is copied back and people go on working."""
        place, other = self.places[name], self.places[ward if name == CENTRE else CENTRE]
        self._work_a_little(name, which)
        path = self.send(place, other)
        if not lost:
            self.take(other, path)
        self.restore(name, noticed=False)
        self._work_a_little(name, which)
        path = self.send(place, other)
        if lost:
            self.take(other, path)
        SEEN["set back and gone on"] += 1

    @precondition(lambda self: len(self.clones) < MOST_CLONES)
    @rule(name=anybody)
    def clone(self, name: str) -> None:
        copy = SLOTS.place(name, len(self.clones) + 1)
        copy.begin_with(self.places[name].backup(quick_folder() / "cloned"))
        self.clones.append(copy)
        SEEN["clones"] += 1

    @precondition(lambda self: self.clones)
    @rule(which=any_number, case=any_number, ward=any_ward, work=st.booleans())
    def clone_works(self, which: int, case: int, ward: str, work: bool) -> None:
        copy = self.clones[which % len(self.clones)]
        uid = chosen(copy.workable(), case)
        if work and uid is not None:
            copy.edit(uid, details=self.word("details"))
        self.send(copy, self.places[ward if copy.is_centre else CENTRE])

    @precondition(lambda self: self.clones and self.files)
    @rule(which=any_number, file=any_number)
    def clone_imports(self, which: int, file: int) -> None:
        copy = self.clones[which % len(self.clones)]
        path = chosen([path for name, path in self.files if name == copy.name], file)
        if path is not None:
            copy.take(path)

    # The end

    def teardown(self) -> None:
        if not hasattr(self, "places"):
            return
        try:
            self.note_given(self.centre)
            agreement.require(self.places, self.clones, self.ever, self.erased_words, SEEN)
            SEEN["programs"] += 1
            SEEN["files"] += len(self.files)
            SEEN["lost files"] += len({path for _name, path in self.files} - self.delivered)
        finally:
            for each in self._chance:
                each.stop()

    def _work_a_little(self, name: str, which: int) -> None:
        self.edit(name, which, "details")
        if which % 2:
            self.places[name].record(details=self.word("details"))
