"""The chart: as a list that opens, as a picture, as a file."""
