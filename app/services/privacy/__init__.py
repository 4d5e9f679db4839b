"""What the persons concerned are told, given and promised about their data: notice, disclosures, erasure."""
