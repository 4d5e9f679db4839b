"""Copies of a data folder: made while people work, verified, thinned out, and put back."""
