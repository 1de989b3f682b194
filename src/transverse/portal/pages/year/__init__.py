"""The year of the projects: its board, and what it would be with something changed."""
