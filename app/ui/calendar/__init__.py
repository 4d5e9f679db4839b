"""The page of working days: a year at a look, and what officers change of it."""
