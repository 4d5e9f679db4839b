"""The settings: what the hospital says of itself, its units, its orders of appointment, and whose rules hold."""
