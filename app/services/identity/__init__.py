"""Who this PC is to others, and the other PCs that it knows: keys, roles, states."""
