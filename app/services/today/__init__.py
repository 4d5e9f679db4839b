"""The Today board: everything that is to be done now."""
