"""The mediators in the order of their list, and the calls made to them."""
