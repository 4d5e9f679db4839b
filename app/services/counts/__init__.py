"""Counts over the cases: praise, network hospitals, what is reported apart."""
