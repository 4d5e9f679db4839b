"""The page of the audit: who did what, and whether everything is still as it was written."""
