"""The kinds of proceedings that tie two cases, by their codes alone: screens know them before anything else is read."""

LINK, MERGE, MERGED_IN = "link", "merge", "merged_in"
TIES = (LINK, MERGE, MERGED_IN)
# Their one stage, and the field of it that holds the number of the other case.
MADE, NUMBER = "made", "number"
