"""The command ``transverse``: it parses, calls the engines, and prints."""

from transverse.cli.entry import main

__all__ = ["main"]
