"""The triage panel beside the Complaint Form: classification, the guided tree, duties and their dates."""
