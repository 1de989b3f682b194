"""Lettres de mission: written, read, signed."""
