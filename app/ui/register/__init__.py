"""The list of cases, its chips and its search, with the form beside it."""
