"""French, with the dates that browsers send."""
