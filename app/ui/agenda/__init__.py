"""The page of the committee: what is due for its next meeting, and what it resolved."""
