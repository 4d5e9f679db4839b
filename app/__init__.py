"""The complaint centre: everything that is installed with the application."""

VERSION = "0.1.0"
# How it is started, as people are told to enter it.
PROGRAM = "python main.py"
