"""Catalogues that other software reads: one file each, discovered; `transverse.inventory.catalogue` has their contract."""
