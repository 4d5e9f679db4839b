"""The quick log from the lock screen: what is written while nobody has opened the data, and how it comes into them."""
