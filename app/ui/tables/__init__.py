"""Tables of figures and lines that several screens show."""
