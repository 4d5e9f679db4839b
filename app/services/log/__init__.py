"""The log: saves, changes, heads, commitments and signatures."""
