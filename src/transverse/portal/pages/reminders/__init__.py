"""How often one wishes to be written to about what waits."""
