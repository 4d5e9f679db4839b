"""Reports of the office: figures over the cases, each with the cases behind it."""
