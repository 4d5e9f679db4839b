"""Incidents and what is learnt from them: list, risk profile, measures, yearly lists, root cause analysis."""
