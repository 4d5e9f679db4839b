"""The page on which a ward and the centre send and receive their files."""
