"""What staff do about a case, from its record to its end, and how it is read back."""
