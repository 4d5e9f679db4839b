"""Files between the wards and the centre: what goes to whom, what comes, and what it changes here."""
