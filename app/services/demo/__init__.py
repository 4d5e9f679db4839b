"""Fictional data for the demo and the tour."""
