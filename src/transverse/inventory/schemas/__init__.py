"""National schemas by the names of their columns; see `transverse.inventory.schema`."""
