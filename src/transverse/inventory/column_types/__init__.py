"""Meanings that a column may have: one file each, discovered; `inventory.meaning` has their contract."""
