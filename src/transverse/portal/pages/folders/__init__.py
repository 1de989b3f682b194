"""The folders and data bases that the administrator lets the référents look at."""
