"""Who did what, and whether everything is still as it was written: what the administrator and the director look at."""
