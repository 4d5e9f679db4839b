"""What staff can do, one method a use case, and what they can read."""
