"""What is the same for the whole hospital: people, roster, calendar, channel checks, and which rules hold."""
