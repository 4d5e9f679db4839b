"""Who read what of people: a chain of its own that stays on this PC and holds no value of any case."""
