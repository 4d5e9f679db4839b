"""Incidents and what is learnt from them: analyses, measures, yearly lists, the risk profile."""
