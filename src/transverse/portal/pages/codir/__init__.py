"""The page for the directors: the whole network on one sheet."""
