"""Catalogues that other software reads: one file each, discovered; `inventory.catalogue` has their contract."""
