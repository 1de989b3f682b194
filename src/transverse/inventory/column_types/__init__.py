"""Meanings that a column may have: one file each, discovered; `transverse.inventory.meaning` has their contract."""
