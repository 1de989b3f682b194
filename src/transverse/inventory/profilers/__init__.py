"""Kinds of files that can be looked into: one file each, discovered; `inventory.profile` has their contract."""
