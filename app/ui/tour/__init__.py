"""The pictures of every screen, and the checks that each picture passes."""
