"""Kinds of files that can be looked into: one file each, discovered; `transverse.inventory.profile` has their contract."""
