"""The complaint centre: everything that is installed with the application."""

VERSION = "0.1.0"
