"""What is done about a case beside the form: contacts, requests, sessions, analyses, measures."""
