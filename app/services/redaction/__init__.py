"""Redacted copies of a case: suggested by what is known of people, looked through by a person, then on paper."""
