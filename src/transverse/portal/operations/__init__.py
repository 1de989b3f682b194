"""What whoever keeps the portal does from a terminal: serve, work, save, restore, open the first account."""
