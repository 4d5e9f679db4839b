"""The page of what is waited for."""
