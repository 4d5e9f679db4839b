"""The window in which a person looks through what a redacted copy of a case withholds."""
