"""The tables of the projects."""
