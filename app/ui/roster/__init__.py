"""The page of the roster: who is on duty in which shift, who holds a role, who is there now."""
