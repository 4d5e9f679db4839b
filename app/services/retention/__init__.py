"""Retention: which cases have had their time, who holds them back, and their erasure by a person's click."""
