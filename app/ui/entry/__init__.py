"""What values are entered with on any screen: editors, dates, lists of names, and the banner beside them."""
