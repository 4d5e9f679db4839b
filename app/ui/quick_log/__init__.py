"""The ward's quick log: six questions on one screen, then whom to tell now."""
