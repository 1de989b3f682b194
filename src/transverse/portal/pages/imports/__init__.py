"""Importing the chart: the file, what it would change, the confirmation, the way back."""
