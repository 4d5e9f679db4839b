"""The Today board: what is to be done, the daily look at the channels, and the day of the comment box."""
