"""Screens for what is done about a case beside the form."""
